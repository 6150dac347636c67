CREATE SCHEMA accounts_g1;
CREATE TABLE accounts_g1.account (
    account_id uuid PRIMARY KEY,
    owner_id text NOT NULL,
    account_number text,
    currency text NOT NULL,
    decimals smallint NOT NULL,
    status text NOT NULL,
    balance bigint NOT NULL,
    held bigint NOT NULL,
    overdraft_limit bigint NOT NULL,
    version bigint NOT NULL,
    log_partition int NOT NULL,
    log_position bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE TABLE accounts_g1.statement_line (
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    type text NOT NULL,
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
CREATE TABLE accounts_g1.checkpoint (
    projection text NOT NULL,
    log_partition int NOT NULL,
    position bigint NOT NULL,
    recorded_at timestamptz,
    ledger_id uuid,
    PRIMARY KEY (projection, log_partition)
);
CREATE SCHEMA views;
CREATE VIEW views.account AS SELECT * FROM accounts_g1.account;
CREATE VIEW views.statement_line AS SELECT * FROM accounts_g1.statement_line;
CREATE VIEW views.position AS SELECT * FROM accounts_g1.checkpoint;
GRANT USAGE ON SCHEMA views TO ledger_query;
GRANT SELECT ON ALL TABLES IN SCHEMA views TO ledger_query;
