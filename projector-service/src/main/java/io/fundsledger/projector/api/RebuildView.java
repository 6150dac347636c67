package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.rebuild.Comparison;
import io.fundsledger.projector.rebuild.Rebuild;
import io.fundsledger.projector.rebuild.RebuildProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rebuild as operators see it. */
@Schema(name = "Rebuild")
record RebuildView(
        UUID id,
        @Schema(example = "accounts") String projection,

        @Schema(description = "The generation that is built", example = "2")
        int generation,

        @Schema(
                description =
                        "The generation that readers see meanwhile; not there if that has nothing to compare with",
                example = "1")
        @Nullable Integer comparedWith,

        @Schema(
                description =
                        "different: rows differ, and the rebuild waits for somebody to accept that, or to cancel it;"
                                + " the last three end it",
                allowableValues = {
                    "loading",
                    "indexing",
                    "catching-up",
                    "comparing",
                    "different",
                    "switching",
                    "switched",
                    "cancelled",
                    "failed"
                })
        String phase,

        @Schema(description = "Why it does not get on, or why it ended") @Nullable String reason,

        Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Events applied; not there once it has ended") @Nullable Long eventsDone,

        @Schema(description = "Events still to be applied, as far as they are known") @Nullable Long eventsToDo,

        @Schema(description = "Lately") @Nullable Double eventsPerSecond,

        @Schema(description = "At that rate, or at that of the comparison") @Nullable Double secondsLeft,

        @Schema(description = "How much the comparison under way has compared, from 0 to 1", example = "0.43") @Nullable Double compared,

        @Schema(description = "What the comparison found, at equal positions") @Nullable ComparisonView comparison) {

    @Schema(name = "Comparison")
    record ComparisonView(
            boolean equal,

            @Schema(description = "Of both generations, by partition", example = "0:17, 1:4")
            String positions,

            List<TableView> tables,

            @Schema(description = "The first hundred rows that are not the same in both")
            List<DifferenceView> differences) {

        private static ComparisonView of(Comparison comparison) {
            return new ComparisonView(
                    comparison.equal(),
                    comparison.positions(),
                    comparison.tables().stream().map(TableView::of).toList(),
                    comparison.differences().stream().map(DifferenceView::of).toList());
        }
    }

    @Schema(name = "ComparedTable")
    record TableView(
            @Schema(example = "account") String name,

            @Schema(description = "Whether every row is the same, by its checksum")
            boolean equal,

            @Schema(description = "Of the generation that readers see")
            long currentRows,

            long rebuiltRows,

            @Schema(description = "By column, of the generation that readers see")
            Map<String, BigDecimal> currentSums,

            Map<String, BigDecimal> rebuiltSums) {

        private static TableView of(Comparison.Table table) {
            var current = new TreeMap<String, BigDecimal>();
            var rebuilt = new TreeMap<String, BigDecimal>();
            table.sums().forEach((column, sums) -> {
                current.put(column, sums.current());
                rebuilt.put(column, sums.rebuilt());
            });
            return new TableView(
                    table.name(),
                    table.equal(),
                    table.rows().current(),
                    table.rows().rebuilt(),
                    current,
                    rebuilt);
        }
    }

    @Schema(name = "Difference")
    record DifferenceView(
            @Schema(example = "account") String table,
            @Schema(description = "Of the row") String key,

            @Schema(
                    description = "missing: the rebuilt generation lacks the row; added: only that has it",
                    allowableValues = {"missing", "added", "changed"})
            String kind,

            @Schema(description = "Those that differ; their values can be looked up by the key")
            List<String> columns) {

        private static DifferenceView of(Comparison.Difference difference) {
            return new DifferenceView(
                    difference.table(),
                    difference.key(),
                    difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.columns());
        }
    }

    static RebuildView of(Rebuild rebuild, @Nullable RebuildProgress progress) {
        return new RebuildView(
                rebuild.id(),
                rebuild.generation().projection(),
                rebuild.generation().number(),
                number(rebuild.reference()),
                rebuild.phase().word(),
                rebuild.reason(),
                rebuild.startedAt(),
                rebuild.endedAt(),
                progress == null ? null : progress.eventsDone(),
                progress == null ? null : progress.eventsToDo(),
                progress == null ? null : progress.eventsPerSecond(),
                progress == null || progress.timeLeft() == null
                        ? null
                        : progress.timeLeft().toMillis() / 1e3,
                progress == null ? null : progress.compared(),
                rebuild.comparison() == null ? null : ComparisonView.of(rebuild.comparison()));
    }

    private static @Nullable Integer number(@Nullable Generation generation) {
        return generation == null ? null : generation.number();
    }
}
