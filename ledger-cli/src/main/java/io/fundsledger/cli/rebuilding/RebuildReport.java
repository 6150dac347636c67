package io.fundsledger.cli.rebuilding;

import io.fundsledger.cli.rest.Rebuild;
import io.fundsledger.cli.rest.Rebuild.Comparison;
import io.fundsledger.cli.rest.Rebuild.Difference;
import io.fundsledger.cli.rest.Rebuild.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/** How a rebuild ended, in a few lines. */
record RebuildReport(Rebuild rebuild, Instant now) {
    private static final int MOST_DIFFERENCES = 20;

    Stream<String> lines() {
        return Stream.concat(Stream.of(outcome()), comparison());
    }

    private String outcome() {
        var seconds = rebuild.took(now).toMillis() / 1e3;
        var line = String.format(
                Locale.ROOT,
                "%s g%d: %s after %.1f s",
                rebuild.projection(),
                rebuild.generation(),
                rebuild.phase(),
                seconds);
        return rebuild.reason() == null ? line : line + ": " + rebuild.reason();
    }

    private Stream<String> comparison() {
        var comparison = rebuild.comparison();
        if (comparison == null) {
            return Stream.of("  compared with nothing: there was nothing that readers saw before");
        }
        return Stream.concat(comparison.tables().stream().map(RebuildReport::line), differences(comparison));
    }

    private static String line(Table table) {
        return String.format(
                Locale.ROOT,
                "  %-18s %,12d rows before, %,12d now: %s",
                table.name(),
                table.currentRows(),
                table.rebuiltRows(),
                table.equal() ? "equal" : "DIFFERENT");
    }

    private static Stream<String> differences(Comparison comparison) {
        return comparison.differences().stream().limit(MOST_DIFFERENCES).map(RebuildReport::line);
    }

    private static String line(Difference difference) {
        return "  %s in %s: %s %s"
                .formatted(
                        difference.kind(),
                        difference.table(),
                        difference.key(),
                        String.join(", ", difference.columns()))
                .stripTrailing();
    }
}
