package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.projector.projection.GenerationRow.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that what a projection writes to is there. Several instances may do so at once, and as often as they like:
 * a generation whose tables or index are gone is made again, and then starts at the first event.
 */
public final class Generations {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final GenerationStore generations;
    private final CheckpointStore checkpoints;

    public Generations(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.generations = new GenerationStore(jdbc);
        this.checkpoints = new CheckpointStore(jdbc);
    }

    /** Every generation of every projection. */
    public List<GenerationRow> all() {
        return Objects.requireNonNull(transaction.execute(status -> generations.all()));
    }

    /** How far every generation has come in each partition, as the database has it. */
    Map<Generation, Map<Integer, Long>> positions() {
        return Objects.requireNonNull(transaction.execute(status -> checkpoints.positions()));
    }

    /**
     * The generation that readers see; a projection that has none begins its first.
     *
     * @throws IllegalStateException if it was made by a newer release
     */
    public GenerationRow current(Projection projection) {
        return Objects.requireNonNull(transaction.execute(status -> {
            generations.lock();
            var current = generations.current(projection).orElseGet(() -> begin(projection));
            if (current.version() > projection.version()) {
                throw new IllegalStateException(
                        "%s is of version %d, and this release has version %d: start a newer release"
                                .formatted(current.generation(), current.version(), projection.version()));
            }
            return current;
        }));
    }

    private GenerationRow begin(Projection projection) {
        var first = new GenerationRow(
                new Generation(projection.name(), generations.nextNumber(projection)),
                projection.version(),
                true,
                false,
                null,
                false);
        generations.add(first);
        new ShownViews(jdbc).showPositions();
        return first;
    }

    /** Makes what is missing of a generation and opens it for the events of a topic. */
    GenerationWriter open(
            Projection projection,
            Generation generation,
            String topicId,
            BatchListener listener,
            BooleanSupplier awaited)
            throws IOException {
        prepare(projection, generation);
        return new GenerationWriter(projection, generation, topicId, checkpoints, transaction, listener, awaited);
    }

    /** Makes what is missing of a generation; throws GenerationGoneException if there is no such generation. */
    void prepare(Projection projection, Generation generation) throws IOException {
        switch (projection) {
            case TableProjection tables ->
                transaction.executeWithoutResult(status -> prepareTables(tables, generation));
            case IndexProjection index -> prepareIndex(index, generation);
        }
    }

    private void prepareTables(TableProjection projection, Generation generation) {
        generations.lock();
        var row = expect(generation);
        if (!schemaExists(generation)) {
            LOG.info("Making the tables of {}", generation);
            jdbc.sql("CREATE SCHEMA " + generation.schema()).update();
            run(projection.tables(), generation);
            if (!row.loading()) {
                run(projection.indexes(), generation);
            }
            if (row.current()) {
                new ShownViews(jdbc).show(projection, generation);
            }
            checkpoints.restart(generation);
        }
    }

    /** The checkpoints go before the index comes, so that a crash in between does not leave an index with a hole. */
    private void prepareIndex(IndexProjection projection, Generation generation) throws IOException {
        var row = Objects.requireNonNull(transaction.execute(status -> expect(generation)));
        if (!projection.exists(generation)) {
            transaction.executeWithoutResult(status -> checkpoints.restart(generation));
            LOG.info("Making the index of {}", generation);
            projection.create(generation);
            if (!row.loading()) {
                projection.loaded(generation);
            }
            if (row.current()) {
                projection.show(generation);
            }
        }
    }

    /** Whether the tables or the index of a generation are there. */
    public boolean exists(Projection projection, Generation generation) throws IOException {
        return switch (projection) {
            case TableProjection tables -> schemaExists(generation);
            case IndexProjection index -> index.exists(generation);
        };
    }

    private GenerationRow expect(Generation generation) {
        return generations
                .find(generation)
                .filter(row -> row.role() != Role.LEAVING)
                .orElseThrow(() -> new GenerationGoneException(generation));
    }

    private void run(Resource sql, Generation generation) {
        var statements = text(sql);
        if (!statements.isBlank()) {
            jdbc.sql(generation.in(statements)).update();
        }
    }

    private boolean schemaExists(Generation generation) {
        return jdbc.sql("SELECT to_regnamespace(?) IS NOT NULL")
                .param(generation.schema())
                .query(Boolean.class)
                .single();
    }

    static String text(Resource resource) {
        try {
            return resource.getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
