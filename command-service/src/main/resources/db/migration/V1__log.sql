-- The event store. Everything here is owned by the role that migrates; the service may read and append, no more.

CREATE TABLE ledger (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    ledger_id   uuid NOT NULL,
    partitions  integer NOT NULL CHECK (partitions BETWEEN 1 AND 1024),
    time_zone   text NOT NULL,
    hash_format integer NOT NULL
);

-- Locked by whoever appends, in ascending order; never updated, so that the rows never bloat.
CREATE TABLE log_partition (
    partition integer PRIMARY KEY
);

CREATE TABLE event (
    partition       integer NOT NULL,
    position        bigint NOT NULL CHECK (position > 0),
    account_id      uuid NOT NULL,
    version         bigint NOT NULL CHECK (version > 0),
    event_id        uuid NOT NULL,
    type            text NOT NULL,
    schema_version  integer NOT NULL,
    data            bytea NOT NULL,
    metadata        bytea NOT NULL,
    settles         bigint,
    actor           text NOT NULL,
    idempotency_key text,
    fingerprint     bytea,
    recorded_at     timestamptz NOT NULL,
    hash            bytea NOT NULL,
    PRIMARY KEY (partition, position),
    UNIQUE (account_id, version),
    CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL))
);

CREATE UNIQUE INDEX event_command_key ON event (idempotency_key, actor) WHERE idempotency_key IS NOT NULL;
CREATE UNIQUE INDEX event_settles ON event (account_id, settles) WHERE settles IS NOT NULL;

-- Can be refilled from the events.
CREATE TABLE account_number (
    number     text PRIMARY KEY,
    account_id uuid NOT NULL
);

-- The topic that the log was last found to agree with; a new one is refilled from position 1.
CREATE TABLE relay_topic (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    name     text NOT NULL,
    topic_id text NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the log is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = 'Record a correcting event instead.';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER only_locked BEFORE UPDATE OR DELETE OR TRUNCATE ON log_partition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE log_partition ENABLE ALWAYS TRIGGER only_locked;

CREATE TRIGGER fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ledger ENABLE ALWAYS TRIGGER fixed;

GRANT SELECT, INSERT ON event, ledger, account_number TO ${serviceRole};
-- Locking a row asks for the UPDATE right; the trigger above sees to it that nothing is updated.
GRANT SELECT, INSERT, UPDATE ON log_partition TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE ON relay_topic TO ${serviceRole};
