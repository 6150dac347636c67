-- A hold counts until its instant, whether or not an event says so: readers take the time from the database's clock.
CREATE OR REPLACE VIEW views.account AS
SELECT account_id, owner_id, account_number, currency, decimals, status, balance, a.held - overdue.held AS held,
       overdraft_limit, version, log_partition, log_position, opened_at, updated_at,
       a.open_holds - overdue.holds AS unexpired_holds
FROM {schema}.account a
CROSS JOIN LATERAL (
    SELECT coalesce(sum(h.amount), 0)::bigint AS held, count(*)::int AS holds
    FROM {schema}.hold h
    WHERE a.expiring_holds > 0 AND h.account_id = a.account_id AND h.ended_by IS NULL AND h.expires_at <= now()
) AS overdue;

CREATE OR REPLACE VIEW views.statement_line AS
SELECT account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at,
       category, description, counterparty, reference, reason, event_id, log_partition, log_position,
       channel, transfer_id, other_account_id, hold_id, reverses, reversed_by
FROM {schema}.statement_line;

CREATE OR REPLACE VIEW views.hold AS
SELECT account_id, hold_id, CASE WHEN overdue THEN 'expired' ELSE status END AS status, amount, captured, expires_at,
       placed_at, CASE WHEN overdue THEN expires_at ELSE ended_at END AS ended_at, ended_by,
       category, description, counterparty, reference, reason, event_id, log_partition, log_position
FROM {schema}.hold
CROSS JOIN LATERAL (SELECT ended_by IS NULL AND coalesce(expires_at <= now(), false) AS overdue) AS now;
