package io.fundsledger.query;

import io.fundsledger.events.LogPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that anything happens to, drawn at random; the views are brought to where each event leaves it. One thread tells it. */
public final class AccountStory {

    private static final String OWNER = "owner";
    private static final Instant BEGINNING = Instant.parse("2026-03-10T12:00:00.000001Z");

    private final Views views;
    private final Random random;
    private final UUID id = UUID.randomUUID();
    private final int partition;
    private final Map<Long, Long> open = new TreeMap<>();
    private final List<Left> left = new ArrayList<>();
    private int generation = 1;
    private String status = "open";
    private long version;
    private long position;
    private long balance;
    private long limit;
    private Instant recordedAt = BEGINNING;

    /** @param partition of which it is the only account */
    public AccountStory(Views views, Random random, int partition) {
        this.views = views;
        this.random = random;
        this.partition = partition;
        record("account-opened", null, 0, "");
    }

    /** What an event left of the account; amounts as they are on the wire. */
    public record Left(
            String event,
            long version,
            String position,
            String status,
            String balance,
            String held,
            String limit,
            String available,
            Instant recordedAt) {}

    public UUID id() {
        return id;
    }

    /** All that has happened, in order. */
    public List<Left> left() {
        return left;
    }

    public Left last() {
        return left.getLast();
    }

    public LogPosition position() {
        return new LogPosition(partition, position);
    }

    public int openHolds() {
        return open.size();
    }

    /** From now on another generation is written. */
    public void goOnIn(int number) {
        generation = number;
    }

    public AccountStory happen(int events) {
        for (var i = 0; i < events; i++) {
            happen();
        }
        return this;
    }

    public void happen() {
        recordedAt = recordedAt.plus(random.nextInt(3) * 100L, ChronoUnit.MICROS); // or at the same instant
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> record("money-deposited", "deposit", amount(), "");
            case 3, 4 -> record("money-withdrawn", "withdrawal", -amount(), "");
            case 5 -> hold();
            case 6 -> endHold();
            case 7 -> {
                limit = amount();
                record("overdraft-limit-changed", null, 0, "");
            }
            default -> {
                status = status.equals("open") ? "frozen" : "open";
                record(status.equals("open") ? "account-unfrozen" : "account-frozen", null, 0, "");
            }
        }
    }

    /** The next event leaves nothing in the view, as if somebody had deleted it there. */
    public void lose() {
        version++;
        position++;
    }

    public void deposit() {
        record("money-deposited", "deposit", amount(), "");
    }

    /** Many deposits of a cent, which nobody is told of. */
    public void depositAtOnce(int deposits) {
        var lines = """
                BEGIN;
                INSERT INTO accounts_g%1$d.statement_line
                    (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at, description,
                     event_id, log_partition, log_position)
                SELECT '%2$s', %3$d + n, 'deposit', 1, %4$d + n, '2026-03-09', '2026-03-10', '%5$s', 'line',
                       gen_random_uuid(), %6$d, %7$d + n
                FROM generate_series(1, %8$d) AS n;
                """.formatted(generation, id, version, balance, recordedAt, partition, position, deposits);
        version += deposits;
        position += deposits;
        balance += deposits;
        views.execute(lines + account() + milestones(version - deposits) + checkpoint() + "COMMIT");
    }

    public void hold() {
        var amount = amount();
        open.put(version + 1, amount);
        record("hold-placed", null, 0, """
                INSERT INTO accounts_g%d.hold (account_id, hold_id, status, amount, placed_at, event_id, log_partition, log_position)
                VALUES ('%s', %d, 'open', %d, '%s', '%s', %d, %d);
                """.formatted(
                        generation, id, version + 1, amount, recordedAt, eventId(), partition, position + 1));
    }

    private void endHold() {
        if (open.isEmpty()) {
            hold();
            return;
        }
        var holds = List.copyOf(open.keySet());
        var hold = holds.get(random.nextInt(holds.size()));
        var amount = Objects.requireNonNull(open.remove(hold));
        var captured = random.nextBoolean() ? 1 + random.nextLong(amount) : 0;
        record(
                captured > 0 ? "hold-captured" : "hold-released",
                captured > 0 ? "capture" : null,
                -captured,
                """
                UPDATE accounts_g%d.hold SET status = '%s', captured = %s, ended_at = '%s', ended_by = %d
                WHERE account_id = '%s' AND hold_id = %d;
                """.formatted(
                                generation,
                                captured > 0 ? "captured" : "released",
                                captured > 0 ? captured : "NULL",
                                recordedAt,
                                version + 1,
                                id,
                                hold));
    }

    private long amount() {
        return 1 + random.nextLong(100_000);
    }

    private UUID eventId() {
        return Views.eventId(id, version + 1);
    }

    /** In one transaction, as the projector does. */
    private void record(String event, @Nullable String line, long change, String hold) {
        var eventId = eventId();
        version++;
        position += 1 + random.nextInt(3); // other accounts' events lie between
        balance += change;
        var sql = new StringBuilder("BEGIN;\n").append(account()).append(hold);
        if (line != null) {
            sql.append(line(line, change, eventId));
        }
        if (line == null || line.equals("capture")) {
            sql.append(standing(event, eventId));
        }
        views.execute(sql.append(milestones(version - 1))
                .append(checkpoint())
                .append("COMMIT")
                .toString());
        left.add(new Left(
                event,
                version,
                position().toString(),
                status,
                decimal(balance),
                decimal(held()),
                decimal(limit),
                decimal(balance + limit - held()),
                recordedAt));
    }

    private String account() {
        return """
                INSERT INTO accounts_g%1$d.account
                    (account_id, owner_id, currency, decimals, status, balance, overdraft_limit, held, open_holds,
                     expiring_holds, version, log_partition, log_position, hash, opened_at, updated_at)
                VALUES ('%2$s', '%3$s', 'EUR', 2, '%4$s', %5$d, %6$d, %7$d, %8$d, 0, %9$d, %10$d, %11$d,
                        sha256('%10$d:%11$d'::bytea), '%12$s', '%13$s')
                ON CONFLICT (account_id) DO UPDATE
                SET status = excluded.status, balance = excluded.balance, overdraft_limit = excluded.overdraft_limit,
                    held = excluded.held, open_holds = excluded.open_holds, version = excluded.version,
                    log_position = excluded.log_position, hash = excluded.hash, updated_at = excluded.updated_at;
                """.formatted(
                        generation,
                        id,
                        OWNER,
                        status,
                        balance,
                        limit,
                        held(),
                        open.size(),
                        version,
                        partition,
                        position,
                        BEGINNING,
                        recordedAt);
    }

    private String line(String type, long change, UUID eventId) {
        return """
                INSERT INTO accounts_g%d.statement_line
                    (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at, description,
                     event_id, log_partition, log_position)
                VALUES ('%s', %d, '%s', %d, %d, '2026-03-09', '2026-03-10', '%s', 'line', '%s', %d, %d);
                """.formatted(generation, id, version, type, change, balance, recordedAt, eventId, partition, position);
    }

    private String standing(String event, UUID eventId) {
        return """
                INSERT INTO accounts_g%d.standing
                VALUES ('%s', %d, '%s', '%s', %d, %d, %d, '%s', '%s', %d, %d);
                """.formatted(
                        generation,
                        id,
                        version,
                        event,
                        status,
                        limit,
                        held(),
                        open.size(),
                        recordedAt,
                        eventId,
                        partition,
                        position);
    }

    /** Of the versions after one, every 256th. */
    private String milestones(long after) {
        return """
                INSERT INTO accounts_g%d.milestone
                SELECT '%s', v, '%s', %d + v FROM generate_series(%d, %d) AS v WHERE v %% 256 = 0;
                """.formatted(generation, id, recordedAt, position - version, after + 1, version);
    }

    private String checkpoint() {
        return """
                INSERT INTO projector.checkpoint
                VALUES ('accounts', %d, %d, %d, 0, gen_random_uuid(), 'topic', sha256(''), now())
                ON CONFLICT (projection, generation, log_partition) DO UPDATE SET position = excluded.position;
                SELECT pg_notify('ledger_position', 'accounts');
                """.formatted(generation, partition, position);
    }

    private long held() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
