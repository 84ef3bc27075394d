create table if not exists journal (
    delivery_id varchar(64) not null,
    event       varchar(200) not null,
    occurred_at varchar(30) not null,
    subject     varchar(200) not null,
    panel_scope varchar(200) not null,
    handled_at  timestamp(6) default current_timestamp(6) not null
);
create index if not exists journal_handled_at on journal (handled_at);
