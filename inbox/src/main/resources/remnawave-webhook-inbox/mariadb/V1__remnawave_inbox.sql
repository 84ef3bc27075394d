-- The inbox of the Remnawave Webhook SDK, version 1. Times are those of the database, in UTC.

-- One row a delivery. State: ready (to be handled, or tried again), done, dead (given up), orphaned (its listener is gone).
create table if not exists remnawave_delivery (
    id          char(64) character set ascii collate ascii_bin not null primary key, -- the signature of the delivery
    state       varchar(10) not null,
    event       varchar(200) not null,
    subject     char(64) character set ascii collate ascii_bin, -- keyed hash of the user or node; only where order by subject is on
    secret_id   varchar(255) not null,
    occurred_at datetime(6) not null,
    received_at datetime(6) not null,
    finished_at datetime(6) null,
    left_since  datetime(6) null, -- since when it is left to an instance that has its listener or its key
    attempts    integer not null,
    listeners   text, -- the ids of the listeners that it was stored for, one a line; null: those of the instance that runs it
    last_error  varchar(1000),
    payload     mediumblob, -- encrypted; null when done
    index remnawave_delivery_state (state, received_at),
    index remnawave_delivery_subject (subject, state, occurred_at, id)
) character set utf8mb4;

-- Which listener has taken a delivery (done) or failed on it (failed): where one failed, and where it works in a transaction.
create table if not exists remnawave_delivery_listener (
    delivery_id char(64) character set ascii collate ascii_bin not null,
    listener_id varchar(500) character set utf8mb4 collate utf8mb4_bin not null,
    state       varchar(10) not null,
    changed_at  datetime(6) not null,
    error       varchar(1000),
    primary key (delivery_id, listener_id)
) character set utf8mb4;

-- The delivery that works on a subject; only where order by subject is on.
create table if not exists remnawave_subject (
    subject     char(64) character set ascii collate ascii_bin not null primary key,
    delivery_id char(64) character set ascii collate ascii_bin not null
) character set utf8mb4;

-- When to run which delivery: the table of db-scheduler 16.
create table if not exists remnawave_task (
    task_name            varchar(100) character set ascii collate ascii_bin not null,
    task_instance        varchar(100) character set ascii collate ascii_bin not null,
    task_data            mediumblob,
    execution_time       datetime(6) not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         datetime(6) null,
    last_failure         datetime(6) null,
    consecutive_failures integer,
    last_heartbeat       datetime(6) null,
    version              bigint not null,
    begun                bigint, -- the version in which an attempt has begun; of the inbox, and not of db-scheduler
    priority             smallint,
    primary key (task_name, task_instance),
    index remnawave_task_execution_time (execution_time),
    index remnawave_task_last_heartbeat (last_heartbeat)
) character set utf8mb4;
