CREATE TABLE {schema}.account (
    account_id uuid PRIMARY KEY,
    owner_id text NOT NULL,
    account_number text,
    currency text NOT NULL,
    decimals smallint NOT NULL,
    status text NOT NULL CHECK (status IN ('open')),
    balance bigint NOT NULL,
    held bigint NOT NULL,
    overdraft_limit bigint NOT NULL,
    version bigint NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE {schema}.statement_line (
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    type text NOT NULL CHECK (type IN ('deposit', 'withdrawal')),
    amount bigint NOT NULL,
    balance_after bigint NOT NULL,
    value_date date NOT NULL,
    booking_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    category text,
    description text,
    counterparty text,
    reference text,
    reason text,
    event_id uuid NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    PRIMARY KEY (account_id, version)
);

-- Only over columns that never change: an update of a balance touches no index.
CREATE INDEX ON {schema}.account (opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (owner_id, opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (currency, opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (account_number) WHERE account_number IS NOT NULL;

CREATE INDEX ON {schema}.statement_line (account_id, value_date, version) INCLUDE (amount);
CREATE INDEX ON {schema}.statement_line (account_id, booking_date, version) INCLUDE (balance_after);
