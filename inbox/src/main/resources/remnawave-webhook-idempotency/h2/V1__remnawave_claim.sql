-- The shared idempotency store of the Remnawave Webhook SDK, version 1. Times are those of the database, in UTC.
create table if not exists remnawave_claim (
    delivery_id varchar(64) not null primary key, -- the signature of the delivery
    state       varchar(10) not null, -- held, released, completed
    attempt     integer not null, -- counts the claims, so that a late completion is told from one in time
    lease_until timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone not null,
    listeners   varchar(100000) -- the ids of those that have taken the delivery, one a line
);
create index if not exists remnawave_claim_expiry on remnawave_claim (expires_at);
