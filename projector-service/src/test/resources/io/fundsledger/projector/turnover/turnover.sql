-- All accounts add to the same few rows: one per partition, so that no two projectors meet in a row.
CREATE TABLE {schema}.turnover (
    log_partition int NOT NULL,
    day date NOT NULL,
    currency text NOT NULL,
    entries bigint NOT NULL,
    amount numeric NOT NULL,
    PRIMARY KEY (log_partition, day, currency)
) WITH (fillfactor = 50);

-- Readers see:
CREATE OR REPLACE VIEW views.turnover AS
SELECT day, currency, sum(entries)::bigint AS entries, sum(amount) AS amount
FROM {schema}.turnover
GROUP BY day, currency;
