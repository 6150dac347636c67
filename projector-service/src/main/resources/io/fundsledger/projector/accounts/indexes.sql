-- Only over columns that seldom change: an update of a balance touches no index.
CREATE INDEX ON {schema}.account (opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (owner_id, opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (currency, opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (status, opened_at DESC, account_id DESC);
CREATE INDEX ON {schema}.account (account_number) WHERE account_number IS NOT NULL;

CREATE INDEX ON {schema}.hold (account_id, expires_at, hold_id) INCLUDE (amount) WHERE ended_by IS NULL;

CREATE INDEX ON {schema}.statement_line (account_id, value_date, version);
CREATE INDEX ON {schema}.statement_line (account_id, booking_date, version) INCLUDE (balance_after);
