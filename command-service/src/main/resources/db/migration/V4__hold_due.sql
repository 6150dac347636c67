-- The open holds that can expire, for whoever looks for those whose time is over. Kept by whoever appends; can be refilled
-- from the events.
CREATE TABLE hold_due (
    expires_at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    version    bigint NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, version)
);

CREATE INDEX hold_due_oldest ON hold_due (expires_at, account_id, version);

-- Makes the table what the events say, and returns how many holds that is. Nothing is appended meanwhile.
CREATE FUNCTION refill_hold_due() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    holds bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'refill_hold_due() has to see what is there once it has the locks'
            USING ERRCODE = 'invalid_transaction_state', HINT = 'Call it in a transaction that is READ COMMITTED.';
    END IF;
    PERFORM FROM log_partition ORDER BY partition FOR NO KEY UPDATE;
    DELETE FROM hold_due;
    INSERT INTO hold_due (expires_at, account_id, version)
    SELECT (convert_from(placed.data, 'UTF8')::json ->> 'expiresAt')::timestamptz, placed.account_id, placed.version
      FROM event placed
     WHERE placed.type = 'hold-placed'
       AND convert_from(placed.data, 'UTF8')::json ->> 'expiresAt' IS NOT NULL
       AND NOT EXISTS (SELECT FROM event ended
                        WHERE ended.account_id = placed.account_id AND ended.settles = placed.version);
    GET DIAGNOSTICS holds = ROW_COUNT;
    RETURN holds;
END $$;

DO $$ BEGIN PERFORM refill_hold_due(); END $$;

GRANT SELECT, INSERT, DELETE ON hold_due TO ${serviceRole};
