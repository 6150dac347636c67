package io.fundsledger.projector.projection;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.projector.projection.Checkpoint.LastEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkpoints in the database of the views, one row a partition. */
final class CheckpointStore implements Checkpoints {

    private static final String START = """
            INSERT INTO projector.checkpoint (projection, generation, log_partition, position, next_offset)
            SELECT ?, ?, p, 0, 0 FROM unnest(?::int[]) AS new (p)
            ON CONFLICT DO NOTHING
            RETURNING log_partition""";

    private static final String LOAD = """
            SELECT log_partition, position, next_offset, ledger_id, topic_id, hash, recorded_at
            FROM projector.checkpoint
            WHERE projection = ? AND generation = ?""";

    private static final String ORDER = """
            SELECT c.log_partition, c.hold_at, g.loading
            FROM projector.checkpoint c
            JOIN projector.generation g USING (projection, generation)
            WHERE projection = ? AND generation = ?""";

    /**
     * Moves all or finds out that one is not where it should be; a concurrent owner's row lock is waited for. Being the
     * first statement of a batch it also says how the batch is to be handled: it commits without waiting for the disk,
     * and no further statement of it is planned anew, for whatever number of rows. Such a plan may be made while a table is
     * empty, and last until it is large: so it is to use an index wherever there is one.
     */
    private static final String MOVE = """
            WITH moved AS (
                UPDATE projector.checkpoint c
                SET position = m.position, next_offset = m.next_offset, ledger_id = m.ledger_id::uuid,
                    topic_id = m.topic_id, hash = decode(m.hash, 'hex'), recorded_at = m.recorded_at::timestamptz
                FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS m (log_partition, was, position, next_offset, ledger_id, topic_id, hash, recorded_at)
                WHERE c.projection = ? AND c.generation = ? AND c.log_partition = m.log_partition
                  AND c.position = m.was
                RETURNING c.log_partition)
            SELECT count(*), pg_notify('ledger_position', ?), set_config('synchronous_commit', 'off', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)
            FROM moved""";

    private final JdbcClient jdbc;

    CheckpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Integer> startMissing(Generation generation, Collection<Integer> partitions) {
        return jdbc.sql(START)
                .param(generation.projection())
                .param(generation.number())
                .param(ints(partitions, Integer::intValue))
                .query((row, number) -> row.getInt("log_partition"))
                .list();
    }

    @Override
    public BuildOrder order(Generation generation) {
        var holdAt = new HashMap<Integer, Long>();
        var loading = new AtomicBoolean();
        jdbc.sql(ORDER).params(generation.projection(), generation.number()).query(row -> {
            loading.set(row.getBoolean("loading"));
            var position = row.getObject("hold_at", Long.class);
            if (position != null) {
                holdAt.put(row.getInt("log_partition"), position);
            }
        });
        return new BuildOrder(loading.get(), holdAt);
    }

    @Override
    public void stopped(Generation generation, int partition, @Nullable String why) {
        jdbc.sql("""
                        UPDATE projector.checkpoint SET stopped = ?
                        WHERE projection = ? AND generation = ? AND log_partition = ? AND stopped IS DISTINCT FROM ?""")
                .params(Arrays.asList(why, generation.projection(), generation.number(), partition, why))
                .update();
    }

    @Override
    public List<Checkpoint> load(Generation generation) {
        return jdbc.sql(LOAD)
                .param(generation.projection())
                .param(generation.number())
                .query((row, number) -> checkpoint(row))
                .list();
    }

    @Override
    public void move(Generation generation, List<CheckpointMove> moves) {
        var moved = jdbc.sql(MOVE)
                .param(ints(moves, move -> move.to().partition()))
                .param(longs(moves, CheckpointMove::from))
                .param(longs(moves, move -> move.to().position()))
                .param(longs(moves, move -> move.to().nextOffset()))
                .param(texts(moves, move -> last(move).ledgerId()))
                .param(texts(moves, move -> last(move).topicId()))
                .param(texts(moves, move -> HexFormat.of().formatHex(last(move).hash())))
                .param(texts(moves, move -> last(move).recordedAt()))
                .param(generation.projection())
                .param(generation.number())
                .param(generation.projection())
                .query((row, number) -> row.getInt("count"))
                .single();
        if (moved != moves.size()) {
            throw new CheckpointTakenException(generation, moves.size(), moved);
        }
    }

    /** How far every generation has come in each partition. */
    Map<Generation, Map<Integer, Long>> positions() {
        var positions = new HashMap<Generation, Map<Integer, Long>>();
        jdbc.sql("SELECT projection, generation, log_partition, position FROM projector.checkpoint")
                .query(row -> {
                    var generation = new Generation(row.getString("projection"), row.getInt("generation"));
                    positions
                            .computeIfAbsent(generation, none -> new HashMap<>())
                            .put(row.getInt("log_partition"), row.getLong("position"));
                });
        return positions;
    }

    /** Tells readers, once the transaction has committed, that there is something new to be seen. */
    void announce(Generation generation) {
        jdbc.sql("SELECT pg_notify('ledger_position', ?)")
                .param(generation.projection())
                .query()
                .singleRow();
    }

    /** Puts a generation back to the first event, since what it had is gone. */
    void restart(Generation generation) {
        jdbc.sql("""
                        UPDATE projector.checkpoint
                        SET position = 0, next_offset = 0, ledger_id = NULL, topic_id = NULL, hash = NULL,
                            recorded_at = NULL, stopped = NULL
                        WHERE projection = ? AND generation = ?""").param(generation.projection()).param(generation.number()).update();
    }

    private static LastEvent last(CheckpointMove move) {
        var last = move.to().last();
        if (last == null) {
            throw new IllegalArgumentException("a batch ends with an event");
        }
        return last;
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getInt("log_partition"), row.getLong("position"), row.getLong("next_offset"), lastEvent(row));
    }

    private static @Nullable LastEvent lastEvent(ResultSet row) throws SQLException {
        var ledgerId = row.getObject("ledger_id", UUID.class);
        return ledgerId == null
                ? null
                : new LastEvent(
                        ledgerId,
                        row.getString("topic_id"),
                        row.getBytes("hash"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
