-- An event is one row, debited here and credited there: it cannot be out of balance.
CREATE TABLE {schema}.journal_entry (
    account_id uuid NOT NULL, -- the customer's
    version bigint NOT NULL,
    debited text NOT NULL,
    credited text NOT NULL,
    currency text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    debits_after numeric NOT NULL, -- of the debited ledger account, by this partition up to this entry
    credits_after numeric NOT NULL, -- of the credited one
    value_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    reverses bigint,
    event_id uuid NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, version),
    CHECK (debited <> credited)
);

-- Many accounts share a ledger account: its totals are kept per partition, so that no two writers meet in a row.
CREATE TABLE {schema}.ledger_total (
    log_partition int NOT NULL,
    ledger_account text NOT NULL,
    currency text NOT NULL,
    decimals smallint NOT NULL,
    debits numeric NOT NULL,
    credits numeric NOT NULL,
    PRIMARY KEY (log_partition, ledger_account)
) WITH (fillfactor = 50);

-- Once loaded:
CREATE INDEX ON {schema}.journal_entry (log_partition, debited, recorded_at, log_position) INCLUDE (debits_after);
CREATE INDEX ON {schema}.journal_entry (log_partition, credited, recorded_at, log_position) INCLUDE (credits_after);

-- Readers see:
CREATE OR REPLACE VIEW views.journal_entry AS
SELECT account_id, version, debited, credited, currency, amount, debits_after, credits_after, value_date, recorded_at,
       reverses, event_id, log_partition, log_position
FROM {schema}.journal_entry;

CREATE OR REPLACE VIEW views.ledger_total AS
SELECT log_partition, ledger_account, currency, decimals, debits, credits
FROM {schema}.ledger_total;
