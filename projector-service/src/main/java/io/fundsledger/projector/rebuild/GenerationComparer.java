package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.Projection;
import io.fundsledger.projector.projection.TableProjection;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Compares a rebuilt generation with the one that readers see, at equal positions. The latter goes on meanwhile: its
 * tables are read in a snapshot, its index up to positions that it has reached; the rebuilt one is led to these.
 */
final class GenerationComparer {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final GenerationBuild builds;
    private final DataSource dataSource;
    private final SQLExceptionTranslator exceptions = new SQLStateSQLExceptionTranslator();

    GenerationComparer(GenerationBuild builds, DataSource dataSource) {
        this.builds = builds;
        this.dataSource = dataSource;
    }

    /** @throws NotNowException if the rebuilt generation does not get to where the other one is */
    Comparison compare(Projection projection, Generation current, Generation rebuilt, ComparisonProgress progress)
            throws IOException, InterruptedException {
        try {
            return switch (projection) {
                case TableProjection tables -> compareTables(current, rebuilt, progress);
                case IndexProjection index -> compareIndexes(index, current, rebuilt, progress);
            };
        } catch (SQLException failed) {
            throw translated(failed);
        }
    }

    private Comparison compareTables(Generation current, Generation rebuilt, ComparisonProgress progress)
            throws SQLException, InterruptedException {
        try (var before = Snapshot.of(dataSource)) {
            var positions = GenerationBuild.positions(current, before.jdbc());
            lead(rebuilt, positions);
            try (var after = Snapshot.of(dataSource)) {
                expect(positions, GenerationBuild.positions(rebuilt, after.jdbc()));
                return new TableComparer(current, before.jdbc(), rebuilt, after.jdbc(), progress).compare(positions);
            }
        }
    }

    private Comparison compareIndexes(
            IndexProjection projection, Generation current, Generation rebuilt, ComparisonProgress progress)
            throws IOException, SQLException, InterruptedException {
        var positions = GenerationBuild.positions(current, JdbcClient.create(dataSource));
        lead(rebuilt, positions);
        projection.refresh(current);
        projection.refresh(rebuilt);
        return new IndexComparer(projection, current, rebuilt, positions, progress).compare();
    }

    private void lead(Generation rebuilt, Map<Integer, Long> positions) throws InterruptedException {
        builds.holdAt(rebuilt, positions);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (builds.progress(rebuilt, false).toDo() > 0) {
            if (System.nanoTime() >= deadline) {
                throw new NotNowException("%s does not reach %s".formatted(rebuilt, Comparison.text(positions)));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static void expect(Map<Integer, Long> positions, Map<Integer, Long> reached) {
        if (!new HashMap<>(positions).equals(reached)) {
            throw new NotNowException("the rebuilt generation is at %s instead of %s"
                    .formatted(Comparison.text(reached), Comparison.text(positions)));
        }
    }

    private RuntimeException translated(SQLException failed) {
        var translated = exceptions.translate("comparing two generations", null, failed);
        return translated == null ? new IllegalStateException(failed) : translated;
    }
}
