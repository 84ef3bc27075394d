-- The inbox of the Remnawave Webhook SDK, version 1. Times are those of the database, in UTC.

-- One row a delivery. State: ready (to be handled, or tried again), done, dead (given up), orphaned (its listener is gone).
create table remnawave_delivery (
    id          varchar(64) not null primary key, -- the signature of the delivery
    state       varchar(10) not null,
    event       text not null,
    subject     varchar(64), -- keyed hash of the user or node; only where order by subject is on
    secret_id   text not null,
    occurred_at timestamp with time zone not null,
    received_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    left_since  timestamp with time zone, -- since when it is left to an instance that has its listener or its key
    attempts    integer not null,
    listeners   text, -- the ids of the listeners that it was stored for, one a line; null: those of the instance that runs it
    last_error  varchar(1000),
    payload     bytea -- encrypted; null when done
);
create index remnawave_delivery_state on remnawave_delivery (state, received_at);
create index remnawave_delivery_subject on remnawave_delivery (subject, occurred_at, id) where state = 'ready' and subject is not null;

-- Which listener has taken a delivery (done) or failed on it (failed): where one failed, and where it works in a transaction.
create table remnawave_delivery_listener (
    delivery_id varchar(64) not null,
    listener_id varchar(500) not null,
    state       varchar(10) not null,
    changed_at  timestamp with time zone not null,
    error       varchar(1000),
    primary key (delivery_id, listener_id)
);

-- The delivery that works on a subject; only where order by subject is on.
create table remnawave_subject (
    subject     varchar(64) not null primary key,
    delivery_id varchar(64) not null
);

-- When to run which delivery: the table of db-scheduler 16.
create table remnawave_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    begun                bigint, -- the version in which an attempt has begun; of the inbox, and not of db-scheduler
    priority             smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 40); -- room for a claim and the begin of its attempt, or each would write to every index
create index remnawave_task_execution_time on remnawave_task (execution_time);
create index remnawave_task_last_heartbeat on remnawave_task (last_heartbeat);
