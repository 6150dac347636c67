package io.fundsledger.projector.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done to a generation beside the one that readers see, from its beginning to its end. */
public final class GenerationBuild {
    /** Of a statement that goes over a whole table. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    /** Of an index, to the few questions of one transaction. */
    private static final Duration LONGEST_ANSWERS = Duration.ofMinutes(2);

    private static final String HOLD_AT_REFERENCE = """
            INSERT INTO projector.checkpoint AS c (projection, generation, log_partition, position, next_offset, hold_at)
            SELECT projection, :building, log_partition, 0, 0, position
            FROM projector.checkpoint WHERE projection = :projection AND generation = :reference
            ON CONFLICT (projection, generation, log_partition) DO UPDATE SET hold_at = excluded.hold_at
            WHERE c.hold_at IS DISTINCT FROM excluded.hold_at""";
    private static final String HOLD_AT = """
            INSERT INTO projector.checkpoint AS c (projection, generation, log_partition, position, next_offset, hold_at)
            VALUES (:projection, :building, :partition, 0, 0, :position)
            ON CONFLICT (projection, generation, log_partition) DO UPDATE SET hold_at = excluded.hold_at""";
    private static final String PROGRESS = """
            SELECT coalesce(sum(position), 0) AS done,
                   coalesce(sum(greatest(hold_at - position, 0)) FILTER (WHERE NOT (:byOffset AND next_offset >= hold_at)), 0) AS to_do,
                   string_agg(log_partition || ': ' || stopped, '; ' ORDER BY log_partition) AS stopped
            FROM projector.checkpoint WHERE projection = :projection AND generation = :generation""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final GenerationStore generations;

    /**
     * How far a generation has come.
     *
     * @param done events applied
     * @param toDo events that it may and shall still apply
     * @param stopped the partitions that do not go on, and why; null if there are none
     */
    public record Progress(long done, long toDo, @Nullable String stopped) {}

    public GenerationBuild(JdbcClient jdbc, DataSource dataSource, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.generations = new GenerationStore(jdbc);
    }

    /** The generation that readers see, in the caller's transaction; from here to its end there is no other. */
    public Optional<GenerationRow> lockCurrent(Projection projection) {
        generations.lock();
        return generations.current(projection);
    }

    /**
     * Deletes what may be left of an index that had the name of the next one, in the caller's transaction; until its end nobody else
     * begins a generation of this projection. It comes before {@link #lockCurrent}: an index may take long to answer, and
     * nobody who needs none is to wait for that.
     *
     * @throws UncheckedIOException if the index cannot be reached
     */
    public void makeRoom(Projection projection) {
        generations.lockBeginning(projection);
        if (projection instanceof IndexProjection) {
            jdbc.sql("SELECT set_config('idle_in_transaction_session_timeout', ?, true)")
                    .param(LONGEST_ANSWERS.toSeconds() + "s")
                    .query()
                    .singleRow();
            clear(projection, next(projection));
        }
    }

    private Generation next(Projection projection) {
        return new Generation(projection.name(), generations.nextNumber(projection));
    }

    /** Begins another generation, in the caller's transaction; nothing is written to it before it is told how far. */
    public Generation begin(Projection projection) {
        var generation = next(projection);
        if (projection instanceof TableProjection) {
            clear(projection, generation);
        }
        generations.add(new GenerationRow(generation, projection.version(), false, true, null, false));
        return generation;
    }

    /** Lets a generation go as far as the one that readers see is now, and no further. */
    public void holdAt(Generation building, Generation reference) {
        transaction.executeWithoutResult(status -> jdbc.sql(HOLD_AT_REFERENCE)
                .param("building", building.number())
                .param("projection", reference.projection())
                .param("reference", reference.number())
                .update());
    }

    /** Lets a generation go as far as given positions, by partition, and no further. */
    public void holdAt(Generation building, Map<Integer, Long> positions) {
        transaction.executeWithoutResult(status -> positions.forEach((partition, position) -> jdbc.sql(HOLD_AT)
                .param("building", building.number())
                .param("projection", building.projection())
                .param("partition", partition)
                .param("position", position)
                .update()));
    }

    /** Lets a generation go as far as there are events. */
    public void free(Generation building) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "UPDATE projector.checkpoint SET hold_at = NULL WHERE projection = ? AND generation = ?")
                .params(building.projection(), building.number())
                .update());
    }

    /** How far a generation is, by partition. */
    public static Map<Integer, Long> positions(Generation generation, JdbcClient jdbc) {
        var positions = new HashMap<Integer, Long>();
        jdbc.sql("SELECT log_partition, position FROM projector.checkpoint WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .query(row -> {
                    positions.put(row.getInt("log_partition"), row.getLong("position"));
                });
        return positions;
    }

    /**
     * How far a generation is.
     *
     * @param byOffset whether it was held at offsets of the topic, in which an event may be more than once
     */
    public Progress progress(Generation generation, boolean byOffset) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(PROGRESS)
                .param("byOffset", byOffset)
                .param("projection", generation.projection())
                .param("generation", generation.number())
                .query((row, number) ->
                        new Progress(row.getLong("done"), row.getLong("to_do"), row.getString("stopped")))
                .single()));
    }

    /** Gives a generation what only readers need, once it has been loaded; as often as it is asked to. */
    public void finishLoading(Projection projection, Generation generation) throws IOException {
        switch (projection) {
            case TableProjection tables ->
                transaction.executeWithoutResult(status -> {
                    if (isLoading(generation)) {
                        allowLongStatements(dataSource, jdbc);
                        index(tables, generation);
                        generations.loaded(generation);
                    }
                });
            case IndexProjection index -> {
                index.loaded(generation);
                transaction.executeWithoutResult(status -> generations.loaded(generation));
            }
        }
    }

    private boolean isLoading(Generation generation) {
        return generations.find(generation).filter(GenerationRow::loading).isPresent();
    }

    private void index(TableProjection projection, Generation generation) {
        var indexes = Generations.text(projection.indexes());
        if (!indexes.isBlank()) {
            jdbc.sql(generation.in(indexes)).update();
        }
        for (var table : tables(generation, jdbc)) {
            jdbc.sql("ANALYZE %s.%s".formatted(generation.schema(), table)).update();
        }
    }

    /** The tables of a generation. */
    public static List<String> tables(Generation generation, JdbcClient jdbc) {
        return jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename")
                .param(generation.schema())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /**
     * Removes a generation with all that it has; that which readers see stays. Nobody waits for an index that does not answer:
     * what is left of its generation can be removed later, and cannot be switched to.
     *
     * @throws UncheckedIOException if the index cannot be reached
     */
    public void remove(Projection projection, Generation generation) {
        var leaving = transaction.execute(status -> {
            generations.lock();
            return generations.leave(generation);
        });
        if (!Boolean.TRUE.equals(leaving)) {
            return;
        }
        if (projection instanceof IndexProjection) {
            clear(projection, generation);
        }
        transaction.executeWithoutResult(status -> {
            generations.lock();
            generations.delete(generation);
            if (projection instanceof TableProjection) {
                clear(projection, generation);
            }
        });
    }

    private void clear(Projection projection, Generation generation) {
        switch (projection) {
            case TableProjection tables ->
                jdbc.sql("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE")
                        .update();
            case IndexProjection index -> {
                try {
                    index.delete(generation);
                } catch (IOException unreachable) {
                    throw new UncheckedIOException(unreachable);
                }
            }
        }
    }

    /** Until the end of the caller's transaction. */
    static void allowLongStatements(DataSource dataSource, JdbcClient jdbc) {
        var seconds = LONGEST_STATEMENT.toSeconds();
        jdbc.sql(
                        "SELECT set_config(s, ?, true) FROM unnest(ARRAY['statement_timeout', 'idle_in_transaction_session_timeout']) s")
                .param(seconds + "s")
                .query((row, number) -> row.getString(1))
                .list();
        waitFor(DataSourceUtils.getConnection(dataSource), Math.toIntExact(LONGEST_STATEMENT.toMillis()));
    }

    /** The pool sets it back when it gets the connection back. */
    private static void waitFor(Connection connection, int millis) {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLException unsupported) {
            throw new IllegalStateException("the driver of PostgreSQL can do that", unsupported);
        }
    }
}
