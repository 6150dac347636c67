-- A hold counts until its instant, whether or not an event says so: readers take the time from the database's clock.
CREATE OR REPLACE VIEW views.account AS
SELECT account_id, owner_id, account_number, currency, decimals, status, balance, a.held - overdue.held AS held,
       overdraft_limit, version, log_partition, log_position, opened_at, updated_at,
       a.open_holds - overdue.holds AS unexpired_holds, hash
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

CREATE OR REPLACE VIEW views.standing AS
SELECT account_id, version, event, status, overdraft_limit, held, open_holds, recorded_at, event_id,
       log_partition, log_position
FROM {schema}.standing;

-- The version of an account's last entry that was recorded at or before an instant; 0 if it had none. From the last
-- milestone before the instant it is less than 256 versions away.
CREATE OR REPLACE FUNCTION views.version_at(of_account uuid, instant timestamptz) RETURNS bigint
STABLE STRICT PARALLEL SAFE SECURITY DEFINER
RETURN coalesce((
    SELECT l.version
    FROM {schema}.statement_line l
    WHERE l.account_id = of_account AND l.recorded_at <= instant AND l.version < 256 + coalesce((
        SELECT m.version
        FROM {schema}.milestone m
        WHERE m.account_id = of_account AND m.recorded_at <= instant
        ORDER BY m.recorded_at DESC, m.version DESC
        LIMIT 1), 0)
    ORDER BY l.version DESC
    LIMIT 1), 0);

-- The version of an account's last event at or before a position of its log partition; 0 if it had none. From the last
-- milestone up to there it is less than 256 versions away.
CREATE OR REPLACE FUNCTION views.version_at_position(of_account uuid, at_position bigint) RETURNS bigint
STABLE STRICT PARALLEL SAFE SECURITY DEFINER
RETURN (
    SELECT coalesce(greatest(
        (SELECT l.version
         FROM {schema}.statement_line l
         WHERE l.account_id = of_account AND l.log_position <= at_position
           AND l.version >= milestone.version AND l.version < milestone.version + 256
         ORDER BY l.version DESC
         LIMIT 1),
        (SELECT s.version
         FROM {schema}.standing s
         WHERE s.account_id = of_account AND s.log_position <= at_position
           AND s.version >= milestone.version AND s.version < milestone.version + 256
         ORDER BY s.version DESC
         LIMIT 1)), 0)
    FROM (SELECT coalesce((
        SELECT m.version
        FROM {schema}.milestone m
        WHERE m.account_id = of_account AND m.log_position <= at_position
        ORDER BY m.recorded_at DESC, m.version DESC
        LIMIT 1), 0) AS version) AS milestone);

-- What an account's entries up to a version, inclusive, that are dated up to a day, inclusive, come to. Of each level it
-- takes the blocks, 15 at most, that end within these versions and are not part of a larger block that does; what no
-- block holds yet are fewer than 256 lines.
CREATE OR REPLACE FUNCTION views.balance_on(of_account uuid, up_to_version bigint, up_to_day date) RETURNS numeric
STABLE STRICT PARALLEL SAFE SECURITY DEFINER
RETURN (
    SELECT coalesce(sum(part.total), 0)
    FROM (
        SELECT last_day.total
        FROM generate_series(0, 6) AS level
        CROSS JOIN LATERAL (SELECT 256::bigint << 4 * level AS size) AS of_level
        CROSS JOIN LATERAL generate_series(up_to_version / (16 * size) * 16, up_to_version / size - 1) AS block
        CROSS JOIN LATERAL (
            SELECT b.total
            FROM {schema}.block_total b
            WHERE b.account_id = of_account AND b.level = level.level AND b.block = block.block
              AND b.value_date <= up_to_day
            ORDER BY b.value_date DESC
            LIMIT 1) AS last_day
        UNION ALL
        SELECT sum(l.amount) FILTER (WHERE l.value_date <= up_to_day) -- no condition that another index could seem to serve
        FROM {schema}.statement_line l
        WHERE l.account_id = of_account AND l.version > up_to_version / 256 * 256 AND l.version <= up_to_version) AS part);
