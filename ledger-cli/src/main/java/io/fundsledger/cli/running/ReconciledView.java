package io.fundsledger.cli.running;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a view agrees with the others, as the projector tells. */
record ReconciledView(
        String state,
        Instant since,
        @Nullable String reason,
        @Nullable LastPass lastPass,
        List<Difference> differences,
        int differing) {

    private static final int MOST_SHOWN = 10;

    record LastPass(Instant endedAt, double seconds, long entries) {}

    record Difference(String text) {}

    boolean isWell() {
        return !state.equals("differs") && !state.equals("unknown");
    }

    /** Of all views together: the worst, and every difference once. */
    static Stream<String> lines(List<ReconciledView> views) {
        var differing =
                views.stream().filter(view -> view.state().equals("differs")).toList();
        return differing.isEmpty() ? views.stream().limit(1).map(ReconciledView::line) : differences(differing);
    }

    private String line() {
        return String.format(Locale.ROOT, "%-18s %-10s %s", "reconciliation", state, detail());
    }

    private String detail() {
        if (state.equals("unknown")) {
            return "since %s: %s".formatted(since, reason);
        }
        return lastPass == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d entries compared within %.1f s, until %s",
                        lastPass.entries(),
                        lastPass.seconds(),
                        lastPass.endedAt());
    }

    private static Stream<String> differences(List<ReconciledView> views) {
        var texts = views.stream()
                .flatMap(view -> view.differences().stream())
                .map(Difference::text)
                .distinct()
                .toList();
        var line = "%-18s %-10s since %s (docs/reconciliation.md)"
                .formatted("reconciliation", "differs", views.getFirst().since());
        var more = texts.size() <= MOST_SHOWN ? Stream.<String>empty() : Stream.of("  and others");
        return Stream.of(Stream.of(line), texts.stream().limit(MOST_SHOWN).map(text -> "  " + text), more)
                .flatMap(lines -> lines);
    }
}
