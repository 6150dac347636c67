package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that what a projection writes to is there. Several instances may do so at once, and as often as they like:
 * a generation whose tables or index are gone, or were made by an older version of its projection, is made again, and
 * then starts at the first event.
 */
public final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final int FIRST = 1;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CheckpointStore checkpoints;

    public Generations(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.checkpoints = new CheckpointStore(jdbc);
    }

    /** The generation that readers see. */
    Generation current(Projection projection) {
        return new Generation(projection.name(), FIRST);
    }

    /** Makes what is missing of the current generation and opens it for the events of a topic. */
    GenerationWriter open(Projection projection, String topicId, BatchListener listener) throws IOException {
        var generation = current(projection);
        prepare(projection, generation);
        return new GenerationWriter(projection, generation, topicId, checkpoints, transaction, listener);
    }

    void prepare(Projection projection, Generation generation) throws IOException {
        switch (projection) {
            case TableProjection tables ->
                transaction.executeWithoutResult(status -> prepareTables(tables, generation));
            case IndexProjection index -> prepareIndex(index, generation);
        }
    }

    private void prepareTables(TableProjection projection, Generation generation) {
        if (isOutdated(projection, generation)) {
            jdbc.sql("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE")
                    .update();
        }
        register(projection, generation);
        if (!schemaExists(generation)) {
            LOG.info("Making the tables of {}", generation);
            jdbc.sql("CREATE SCHEMA " + generation.schema()).update();
            jdbc.sql(generation.in(text(projection.tables()))).update();
            jdbc.sql(generation.in(text(projection.views()))).update();
            checkpoints.deleteAll(generation);
        }
    }

    /** The checkpoints go before the index comes, so that a crash in between does not leave an index with a hole. */
    private void prepareIndex(IndexProjection projection, Generation generation) throws IOException {
        transaction.executeWithoutResult(status -> {
            if (isOutdated(projection, generation)) {
                delete(projection, generation);
            }
            register(projection, generation);
        });
        if (!projection.exists(generation)) {
            transaction.executeWithoutResult(status -> checkpoints.deleteAll(generation));
            LOG.info("Making the index of {}", generation);
            projection.create(generation);
        }
    }

    private static void delete(IndexProjection projection, Generation generation) {
        try {
            projection.delete(generation);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Whether an older version of the projection made it. From here to the end of the transaction nobody else makes one. */
    private boolean isOutdated(Projection projection, Generation generation) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('projector.generation'))")
                .query()
                .singleRow();
        var madeBy = jdbc.sql("SELECT version FROM projector.generation WHERE projection = ? AND generation = ?")
                .param(generation.projection())
                .param(generation.number())
                .query(Integer.class)
                .optional()
                .orElse(projection.version());
        if (madeBy > projection.version()) {
            throw new IllegalStateException(
                    "%s is of version %d, and this release has version %d: start a newer release"
                            .formatted(generation, madeBy, projection.version()));
        }
        return madeBy < projection.version();
    }

    private void register(Projection projection, Generation generation) {
        jdbc.sql("""
                INSERT INTO projector.generation (projection, generation, version, current)
                VALUES (?, ?, ?, true)
                ON CONFLICT (projection, generation) DO UPDATE SET version = excluded.version""")
                .param(generation.projection())
                .param(generation.number())
                .param(projection.version())
                .update();
    }

    private boolean schemaExists(Generation generation) {
        return jdbc.sql("SELECT to_regnamespace(?) IS NOT NULL")
                .param(generation.schema())
                .query(Boolean.class)
                .single();
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
