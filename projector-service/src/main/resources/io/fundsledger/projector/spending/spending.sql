CREATE TABLE {schema}.spending_account (
    account_id uuid PRIMARY KEY,
    currency text NOT NULL,
    decimals smallint NOT NULL,
    log_partition int NOT NULL
);

-- What moves to and fro within a month can add up to more than any balance: numeric.
CREATE TABLE {schema}.spending (
    account_id uuid NOT NULL,
    year smallint NOT NULL,
    month smallint NOT NULL CHECK (month BETWEEN 1 AND 12),
    category text NOT NULL,
    spent numeric NOT NULL,
    received numeric NOT NULL,
    log_partition int NOT NULL,
    PRIMARY KEY (account_id, year, month, category)
) WITH (fillfactor = 80);

-- Readers see:
CREATE OR REPLACE VIEW views.spending_account AS
SELECT account_id, currency, decimals, log_partition
FROM {schema}.spending_account;

CREATE OR REPLACE VIEW views.spending AS
SELECT account_id, year, month, category, spent, received, log_partition
FROM {schema}.spending;
