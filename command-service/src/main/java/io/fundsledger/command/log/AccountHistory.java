package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.events.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays one account, up to any version or instant, from the last snapshot before it. */
public final class AccountHistory {

    private static final int EVENTS_AT_ONCE = 5_000;

    private static final String SNAPSHOT = """
            WITH newest AS (
              SELECT s.account_id, s.version
                FROM snapshot s JOIN event e ON e.account_id = s.account_id AND e.version = s.version
               WHERE s.account_id = ? AND s.state_version = ? AND s.version <= ? AND e.recorded_at <= ?
               ORDER BY s.version DESC LIMIT 3)
            SELECT version, state, partition, position, recorded_at FROM newest JOIN valid_snapshot USING (account_id, version)
              ORDER BY version DESC LIMIT 1""";

    private static final String EVENTS = """
            SELECT partition, position, version, type, schema_version, data, recorded_at FROM event
              WHERE account_id = ? AND version > ? AND version <= ? AND recorded_at <= ? ORDER BY version LIMIT ?""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient jdbc;

    public AccountHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account as it was.
     *
     * @param position of its last event by then
     * @param recordedAt of its last event by then
     */
    public record Replayed(Known account, LogPosition position, Instant recordedAt) {}

    /** The fold up to a version and an instant, both inclusive, null being all; empty if there was no event by then. */
    public Optional<Replayed> replay(UUID accountId, @Nullable Long atVersion, @Nullable Instant asOf) {
        var upTo = new UpTo(
                atVersion == null ? Long.MAX_VALUE : atVersion,
                (asOf == null || asOf.isAfter(END_OF_TIME) ? END_OF_TIME : asOf).atOffset(ZoneOffset.UTC));
        return fold(accountId, snapshot(accountId, upTo), upTo, step -> {});
    }

    /** The fold to each of some versions that the account has had. */
    public Map<Long, Known> replay(UUID accountId, SortedSet<Long> versions) {
        var states = new HashMap<Long, Known>();
        Consumer<Replayed> keep = step -> {
            if (versions.contains(step.account.version())) {
                states.put(step.account.version(), step.account);
            }
        };
        var start = snapshot(accountId, UpTo.version(versions.first()));
        start.ifPresent(keep);
        var end = fold(accountId, start, UpTo.version(versions.last()), keep);
        if (states.size() < versions.size()) {
            throw new IllegalStateException("account %s ends with %s, before a version that a command made"
                    .formatted(accountId, end.map(Replayed::account)));
        }
        return states;
    }

    private Optional<Replayed> fold(UUID accountId, Optional<Replayed> start, UpTo upTo, Consumer<Replayed> each) {
        var replayed = start;
        while (true) {
            var version = replayed.map(before -> before.account.version()).orElse(0L);
            var page = new Page(replayed, each);
            jdbc.sql(EVENTS)
                    .params(accountId, version, upTo.version, upTo.instant, EVENTS_AT_ONCE)
                    .query(page::fold);
            replayed = page.end;
            if (page.events < EVENTS_AT_ONCE) {
                return replayed;
            }
        }
    }

    private Optional<Replayed> snapshot(UUID accountId, UpTo upTo) {
        return jdbc.sql(SNAPSHOT)
                .params(accountId, SnapshotState.VERSION, upTo.version, upTo.instant)
                .query((row, number) ->
                        replayed(SnapshotState.read(row.getLong("version"), row.getBytes("state")), row))
                .optional();
    }

    private static Replayed replayed(Known account, ResultSet row) throws SQLException {
        return new Replayed(
                account,
                new LogPosition(row.getInt("partition"), row.getLong("position")),
                EventRow.instant(row, "recorded_at"));
    }

    private record UpTo(long version, OffsetDateTime instant) {

        static UpTo version(long version) {
            return new UpTo(version, END_OF_TIME.atOffset(ZoneOffset.UTC));
        }
    }

    /** Some events in a row, on top of what came before them. */
    private static final class Page {
        private Optional<Replayed> end;
        private final Consumer<Replayed> each;
        private int events;

        Page(Optional<Replayed> before, Consumer<Replayed> each) {
            this.end = before;
            this.each = each;
        }

        void fold(ResultSet row) throws SQLException {
            Account before = end.<Account>map(Replayed::account).orElse(Unopened.FREE);
            var after = replayed((Known) Replay.step(before, row), row);
            each.accept(after);
            end = Optional.of(after);
            events++;
        }
    }
}
