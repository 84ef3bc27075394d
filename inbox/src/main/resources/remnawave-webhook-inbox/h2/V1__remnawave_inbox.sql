-- The inbox of the Remnawave Webhook SDK, version 1. Times are those of the database, in UTC.

-- One row a delivery. State: ready (to be handled, or tried again), done, dead (given up), orphaned (its listener is gone).
create table if not exists remnawave_delivery (
    id          varchar(64) not null primary key, -- the signature of the delivery
    state       varchar(10) not null,
    event       varchar(200) not null,
    subject     varchar(64), -- keyed hash of the user or node; only where order by subject is on
    secret_id   varchar(255) not null,
    occurred_at timestamp(6) with time zone not null,
    received_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone,
    left_since  timestamp(6) with time zone, -- since when it is left to an instance that has its listener or its key
    attempts    integer not null,
    listeners   varchar(100000), -- the ids of the listeners that it was stored for, one a line; null: those of the instance that runs it
    last_error  varchar(1000),
    payload     varbinary(16777216) -- encrypted; null when done
);
create index if not exists remnawave_delivery_state on remnawave_delivery (state, received_at);
create index if not exists remnawave_delivery_subject on remnawave_delivery (subject, state, occurred_at, id);

-- Which listener has taken a delivery (done) or failed on it (failed): where one failed, and where it works in a transaction.
create table if not exists remnawave_delivery_listener (
    delivery_id varchar(64) not null,
    listener_id varchar(500) not null,
    state       varchar(10) not null,
    changed_at  timestamp(6) with time zone not null,
    error       varchar(1000),
    primary key (delivery_id, listener_id)
);

-- The delivery that works on a subject; only where order by subject is on.
create table if not exists remnawave_subject (
    subject     varchar(64) not null primary key,
    delivery_id varchar(64) not null
);

-- When to run which delivery: the table of db-scheduler 16.
create table if not exists remnawave_task (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            varbinary(16777216),
    execution_time       timestamp(6) with time zone not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         timestamp(6) with time zone,
    last_failure         timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp(6) with time zone,
    version              bigint not null,
    begun                bigint, -- the version in which an attempt has begun; of the inbox, and not of db-scheduler
    priority             smallint,
    primary key (task_name, task_instance)
);
create index if not exists remnawave_task_execution_time on remnawave_task (execution_time);
create index if not exists remnawave_task_last_heartbeat on remnawave_task (last_heartbeat);
