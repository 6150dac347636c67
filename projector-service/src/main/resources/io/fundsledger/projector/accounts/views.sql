CREATE OR REPLACE VIEW views.account AS
SELECT account_id, owner_id, account_number, currency, decimals, status, balance, held, overdraft_limit,
       version, log_partition, log_position, opened_at, updated_at
FROM {schema}.account;

CREATE OR REPLACE VIEW views.statement_line AS
SELECT account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at,
       category, description, counterparty, reference, reason, event_id, log_partition, log_position
FROM {schema}.statement_line;
