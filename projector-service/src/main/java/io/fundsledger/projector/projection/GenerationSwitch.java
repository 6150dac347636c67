package io.fundsledger.projector.projection;

import io.fundsledger.projector.projection.GenerationRow.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Switches readers to another generation, in one transaction. For its length the generation before is kept where it is,
 * so that nobody ever reads an older position than somebody else has read.
 */
public final class GenerationSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationSwitch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Events that are applied within that time: what readers see stands still for no more. */
    private static final long NEAR = 500;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final String FREEZE = """
            SELECT log_partition FROM projector.checkpoint WHERE projection = ? AND generation = ?
            ORDER BY log_partition FOR UPDATE""";
    private static final String BEHIND = """
            SELECT coalesce(sum(b.position - coalesce(n.position, 0)) FILTER (WHERE b.position > coalesce(n.position, 0)), 0)
            FROM projector.checkpoint b
            LEFT JOIN projector.checkpoint n
                ON n.projection = b.projection AND n.generation = ? AND n.log_partition = b.log_partition
            WHERE b.projection = ? AND b.generation = ?""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final GenerationStore generations;

    public GenerationSwitch(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.generations = new GenerationStore(jdbc);
    }

    /**
     * Tries once. It does not succeed while the generation is far behind the one that readers see, while a reader takes
     * long over the views, or once the generation is being removed.
     *
     * @param grace how long the generation before is fed on
     * @param agreed is asked, and may note it, in the same transaction; if not, nothing is switched
     * @return whether readers see the generation now
     */
    public boolean tryTo(Projection projection, Generation to, Duration grace, BooleanSupplier agreed) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                generations.lock();
                if (isShown(projection, to)) {
                    return agreed.getAsBoolean();
                }
                return !isLeaving(to)
                        && reached(projection, to)
                        && agreed.getAsBoolean()
                        && show(projection, to, grace);
            }));
        } catch (TransientDataAccessException notNow) {
            LOG.debug("Not switched to {}: {}", to, notNow.getMessage());
            return false;
        }
    }

    private boolean isLeaving(Generation generation) {
        return generations
                .find(generation)
                .filter(row -> row.role() == Role.LEAVING)
                .isPresent();
    }

    private boolean isShown(Projection projection, Generation to) {
        return generations
                .current(projection)
                .filter(row -> row.generation().equals(to))
                .isPresent();
    }

    /** Whether it has come as far as the generation before, which does not move any more. */
    private boolean reached(Projection projection, Generation to) {
        var before = generations.current(projection).map(GenerationRow::generation);
        if (before.isEmpty()) {
            return true;
        }
        if (behind(before.get(), to) > NEAR) {
            return false;
        }
        jdbc.sql(FREEZE)
                .params(before.get().projection(), before.get().number())
                .query((row, number) -> row.getInt(1))
                .list();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (behind(before.get(), to) > 0) {
            if (System.nanoTime() >= deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    private long behind(Generation before, Generation to) {
        return Objects.requireNonNull(jdbc.sql(BEHIND)
                .params(to.number(), before.projection(), before.number())
                .query(Long.class)
                .single());
    }

    /** Gives up at once where a reader is slow, since every other reader waits behind this. */
    private boolean show(Projection projection, Generation to, Duration grace) {
        jdbc.sql("SET LOCAL lock_timeout = '100ms'").update();
        var views = new ShownViews(jdbc);
        generations.makeCurrent(to, grace);
        switch (projection) {
            case TableProjection tables -> views.show(tables, to);
            case IndexProjection index -> showIndex(index, to);
        }
        views.showPositions();
        new CheckpointStore(jdbc).announce(to);
        return true;
    }

    private static void showIndex(IndexProjection projection, Generation to) {
        try {
            projection.show(to);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
