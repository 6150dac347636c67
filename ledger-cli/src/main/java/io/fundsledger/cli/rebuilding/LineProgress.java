package io.fundsledger.cli.rebuilding;

import io.fundsledger.cli.rest.Rebuild;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A plain line when a rebuild comes to another phase, and every few seconds, for logs and pipes. */
final class LineProgress implements RebuildProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Map<UUID, Shown> shown = new HashMap<>();

    private record Shown(String phase, long nanos) {}

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(List<Rebuild> rebuilds) {
        rebuilds.forEach(this::show);
    }

    private void show(Rebuild rebuild) {
        var last = shown.get(rebuild.id());
        var now = System.nanoTime();
        if (last == null
                || !last.phase().equals(rebuild.phase())
                || (!rebuild.isOver() && now - last.nanos() > BETWEEN_LINES.toNanos())) {
            shown.put(rebuild.id(), new Shown(rebuild.phase(), now));
            out.println(line(rebuild));
        }
    }

    private static String line(Rebuild rebuild) {
        var line =
                new StringBuilder("%s g%d: %s".formatted(rebuild.projection(), rebuild.generation(), rebuild.phase()));
        if (rebuild.eventsDone() != null && rebuild.eventsToDo() != null) {
            line.append(String.format(
                    Locale.ROOT,
                    ", %,d of %,d events",
                    rebuild.eventsDone(),
                    rebuild.eventsDone() + rebuild.eventsToDo()));
        }
        if (rebuild.compared() != null) {
            line.append(", ").append(ComparisonText.of(rebuild.compared(), rebuild.secondsLeft()));
        } else if (rebuild.eventsPerSecond() != null && rebuild.secondsLeft() != null) {
            line.append(String.format(
                    Locale.ROOT, ", %,.0f/s, about %,.0f s left", rebuild.eventsPerSecond(), rebuild.secondsLeft()));
        }
        return line.toString();
    }

    @Override
    public void close() {
        out.flush();
    }
}
