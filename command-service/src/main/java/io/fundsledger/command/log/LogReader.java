package io.fundsledger.command.log;

import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log as it was recorded. Whoever has read a position has seen every position before it (invariant 3). */
public final class LogReader {

    private static final String EVENTS = "SELECT %s FROM %s ".formatted(EventRow.COLUMNS, EventRow.WITH_BEFORE);

    private static final String PARTS = """
            SELECT part.first, part.last, %s
              FROM unnest(?, ?, ?) AS part (account_id, first, last)
              JOIN (%s) ON e.account_id = part.account_id AND e.version BETWEEN part.first AND part.last
              ORDER BY e.account_id, e.version""".formatted(EventRow.COLUMNS, EventRow.WITH_BEFORE);

    private static final String LAG = """
            SELECT coalesce(sum(head.position - cursor.position), 0) AS events, min(next.recorded_at) AS oldest
              FROM unnest(?, ?) AS cursor (partition, position)
              CROSS JOIN LATERAL (SELECT position FROM event WHERE partition = cursor.partition
                ORDER BY position DESC LIMIT 1) head
              LEFT JOIN LATERAL (SELECT recorded_at FROM event WHERE partition = cursor.partition
                AND position > cursor.position ORDER BY position LIMIT 1) next ON true""";

    private static final String HEADS = """
            SELECT p.partition, e.position, e.hash, e.recorded_at
              FROM generate_series(0, ? - 1) AS p (partition)
              LEFT JOIN LATERAL (SELECT position, hash, recorded_at FROM event
                WHERE partition = p.partition ORDER BY position DESC LIMIT 1) e ON true ORDER BY p.partition""";

    private final JdbcClient jdbc;
    private final LedgerIdentity ledger;

    public LogReader(JdbcClient jdbc, LedgerIdentity ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** What comes after some cursors: how many events, and when the first of them was recorded, if there is one. */
    public record Lag(long events, Optional<Instant> oldest) {}

    /** Whose log it is. */
    public LedgerIdentity ledger() {
        return ledger;
    }

    public int partitions() {
        return ledger.partitions();
    }

    /** How far each partition goes, at one moment: of a command's events all count or none. */
    public List<PartitionHead> heads() {
        return jdbc.sql(HEADS)
                .param(ledger.partitions())
                .query((row, number) -> PartitionHead.read(row, ledger))
                .list();
    }

    /** An account's events from a version on, oldest first, at most {@code limit}. */
    public List<RecordedEvent> account(UUID accountId, long fromVersion, int limit) {
        return jdbc.sql(EVENTS + "WHERE e.account_id = ? AND e.version >= ? ORDER BY e.version LIMIT ?")
                .params(accountId, fromVersion, limit)
                .query((row, number) -> EventRow.recorded(row, ledger))
                .list();
    }

    /** The events of each of these parts of commands, oldest first. */
    public Map<CommandPart, List<RecordedEvent>> parts(Collection<CommandPart> parts) {
        var distinct = List.copyOf(new HashSet<>(parts));
        var events = new HashMap<CommandPart, List<RecordedEvent>>();
        jdbc.sql(PARTS)
                .param(distinct.stream().map(CommandPart::accountId).toArray(UUID[]::new))
                .param(distinct.stream().mapToLong(CommandPart::first).toArray())
                .param(distinct.stream().mapToLong(CommandPart::last).toArray())
                .query(row -> {
                    var event = EventRow.recorded(row, ledger);
                    var part = new CommandPart(event.accountId(), row.getLong("first"), row.getLong("last"));
                    events.computeIfAbsent(part, none -> new ArrayList<>()).add(event);
                });
        return events;
    }

    /** A partition's events from a position on, oldest first, at most {@code limit}. */
    public List<RecordedEvent> partition(int partition, long fromPosition, int limit) {
        return jdbc.sql(EVENTS + "WHERE e.partition = ? AND e.position >= ? ORDER BY e.position LIMIT ?")
                .params(partition, fromPosition, limit)
                .query((row, number) -> EventRow.recorded(row, ledger))
                .list();
    }

    /** The command with this key, if it is recorded. */
    public Optional<RecordedCommand> command(CommandKey key) {
        return jdbc.sql("SELECT account_id, version, fingerprint, metadata FROM event"
                        + " WHERE idempotency_key IN (?, ?) AND actor = ?")
                .params(key.idempotencyKey(), ImportedKey.of(key), key.actor())
                .query((row, number) -> RecordedCommand.read(row))
                .optional();
    }

    /** How far the log goes beyond the given position of each partition. */
    public Lag lag(Map<Integer, Long> cursors) {
        var entries = List.copyOf(cursors.entrySet());
        return jdbc.sql(LAG)
                .param(entries.stream().mapToInt(Map.Entry::getKey).toArray())
                .param(entries.stream().mapToLong(Map.Entry::getValue).toArray())
                .query((row, number) -> new Lag(
                        row.getLong("events"),
                        row.getObject("oldest") == null
                                ? Optional.empty()
                                : Optional.of(EventRow.instant(row, "oldest"))))
                .single();
    }
}
