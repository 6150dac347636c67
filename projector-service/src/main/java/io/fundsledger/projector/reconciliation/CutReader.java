package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.reconciliation.Cut.Reached;
import io.fundsledger.projector.reconciliation.Cut.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the views' tables in snapshots, each with where the views are in it. */
final class CutReader {

    private static final int LONGEST_SECONDS = 15;
    private static final String SHOWN = """
            SELECT g.projection, g.generation, g.version, c.log_partition, c.position, c.recorded_at
            FROM projector.generation g
            LEFT JOIN projector.checkpoint c USING (projection, generation)
            WHERE g.current""";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshots;
    private final Map<String, Integer> versions;

    /** @param versions of the projections, by name: the tables of another version may mean something else */
    CutReader(JdbcClient jdbc, PlatformTransactionManager transactions, Map<String, Integer> versions) {
        this.jdbc = jdbc;
        this.versions = Map.copyOf(versions);
        this.snapshots = new TransactionTemplate(transactions);
        this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshots.setReadOnly(true);
        this.snapshots.setTimeout(LONGEST_SECONDS);
    }

    <T> T read(Function<Cut, T> rows) {
        return Objects.requireNonNull(snapshots.execute(status -> rows.apply(cut())));
    }

    private Cut cut() {
        var views = new EnumMap<ReconciledView, Shown>(ReconciledView.class);
        jdbc.sql(SHOWN).query(row -> {
            var generation = new Generation(row.getString("projection"), row.getInt("generation"));
            var view = ReconciledView.of(generation.projection());
            if (view.isPresent()) {
                requireSameVersion(generation, row.getInt("version"));
                add(views.computeIfAbsent(view.get(), any -> new Shown(generation, new HashMap<>())), row);
            }
        });
        if (views.size() < ReconciledView.values().length) {
            throw new NotComparableException("only these views are there: " + views.keySet());
        }
        return new Cut(views);
    }

    private void requireSameVersion(Generation generation, int version) {
        if (version != versions.getOrDefault(generation.projection(), version)) {
            throw new NotComparableException(
                    "readers see %s, which version %d made; it is being rebuilt".formatted(generation, version));
        }
    }

    private static void add(Shown shown, ResultSet row) throws SQLException {
        var partition = row.getObject("log_partition", Integer.class);
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class);
        if (partition != null) {
            shown.positions()
                    .put(
                            partition,
                            new Reached(row.getLong("position"), recordedAt == null ? null : recordedAt.toInstant()));
        }
    }
}
