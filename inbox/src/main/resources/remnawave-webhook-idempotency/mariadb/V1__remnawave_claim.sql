-- The shared idempotency store of the Remnawave Webhook SDK, version 1. Times are those of the database, in UTC.
create table if not exists remnawave_claim (
    delivery_id char(64) character set ascii collate ascii_bin not null primary key, -- the signature of the delivery
    state       varchar(10) not null, -- held, released, completed
    attempt     integer not null, -- counts the claims, so that a late completion is told from one in time
    lease_until datetime(6) not null,
    expires_at  datetime(6) not null,
    listeners   text, -- the ids of those that have taken the delivery, one a line
    index remnawave_claim_expiry (expires_at)
) character set utf8mb4;
