package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the lines of a block of versions come to, by value date, and when the block was full: so a balance of any moment
 * is made of a few blocks. A block is written once, with the event that fills it, and 16 are merged into one of the
 * next level.
 */
final class BlockTable {

    private static final long SMALLEST = 256;
    private static final long MERGED = 16;

    private static final String MARK = """
            INSERT INTO {schema}.milestone (account_id, version, recorded_at, log_position)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::bigint[])""";

    // The sub-queries are LATERAL with an aggregate: they stay look-ups in an index, whatever the planner believes.
    private static final String SUM = """
            INSERT INTO {schema}.block_total (account_id, level, block, value_date, total)
            SELECT ended.account_id, 0, ended.version / ?::bigint - 1, day.value_date, day.total
            FROM unnest(?::uuid[], ?::bigint[]) AS ended (account_id, version)
            CROSS JOIN LATERAL (
                SELECT l.value_date, sum(sum(l.amount)) OVER (ORDER BY l.value_date) AS total
                FROM {schema}.statement_line l
                WHERE l.account_id = ended.account_id
                  AND l.version > ended.version - ?::bigint AND l.version <= ended.version
                GROUP BY l.value_date) AS day""";

    private static final String MERGE = """
            INSERT INTO {schema}.block_total (account_id, level, block, value_date, total)
            SELECT ended.account_id, ?::int, ended.block, day.value_date, day.total
            FROM (SELECT account_id, version / ?::bigint - 1 AS block
                  FROM unnest(?::uuid[], ?::bigint[]) AS e (account_id, version)) AS ended
            CROSS JOIN LATERAL (
                SELECT part.value_date, sum(sum(part.amount)) OVER (ORDER BY part.value_date) AS total
                FROM (SELECT b.value_date, b.total - lag(b.total, 1, 0::numeric)
                                 OVER (PARTITION BY b.block ORDER BY b.value_date) AS amount
                      FROM {schema}.block_total b
                      WHERE b.account_id = ended.account_id AND b.level = ?::int - 1
                        AND b.block >= ended.block * ?::bigint AND b.block < (ended.block + 1) * ?::bigint) AS part
                GROUP BY part.value_date) AS day""";

    private final JdbcClient jdbc;
    private final Generation generation;

    BlockTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** Writes the blocks that end with one of the events, whose lines are in the table already. */
    void complete(List<ProjectedEvent> events) {
        var ends = ends(events.stream().map(ProjectedEvent::recorded).toList(), SMALLEST);
        if (ends.isEmpty()) {
            return;
        }
        mark(ends);
        sum(ends);
        merge(ends, 1, SMALLEST * MERGED);
    }

    private static List<RecordedEvent> ends(List<RecordedEvent> events, long size) {
        return events.stream()
                .filter(event -> event.accountVersion() % size == 0)
                .toList();
    }

    private void mark(List<RecordedEvent> ends) {
        jdbc.sql(generation.in(MARK))
                .param(texts(ends, RecordedEvent::accountId))
                .param(longs(ends, RecordedEvent::accountVersion))
                .param(texts(ends, RecordedEvent::recordedAt))
                .param(longs(ends, RecordedEvent::position))
                .update();
    }

    private void sum(List<RecordedEvent> ends) {
        jdbc.sql(generation.in(SUM))
                .param(SMALLEST)
                .param(texts(ends, RecordedEvent::accountId))
                .param(longs(ends, RecordedEvent::accountVersion))
                .param(SMALLEST)
                .update();
    }

    /** The blocks of a level, which those of the level below make up, and then those of the levels above. */
    private void merge(List<RecordedEvent> endsBelow, int level, long size) {
        var ends = ends(endsBelow, size);
        if (ends.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(MERGE))
                .param(level)
                .param(size)
                .param(texts(ends, RecordedEvent::accountId))
                .param(longs(ends, RecordedEvent::accountVersion))
                .param(level)
                .param(MERGED)
                .param(MERGED)
                .update();
        merge(ends, level + 1, size * MERGED);
    }

    /** To be called while the accounts are still there. */
    void forget(Collection<Integer> partitions) {
        for (var table : List.of("milestone", "block_total")) {
            jdbc.sql(generation.in("""
                            DELETE FROM {schema}.%s WHERE account_id IN
                                (SELECT account_id FROM {schema}.account WHERE log_partition = ANY (?::int[]))""".formatted(table)))
                    .param(ints(partitions, Integer::intValue))
                    .update();
        }
    }
}
