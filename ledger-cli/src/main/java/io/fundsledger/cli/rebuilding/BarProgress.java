package io.fundsledger.cli.rebuilding;

import io.fundsledger.cli.rest.Rebuild;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import me.tongfei.progressbar.ProgressBar;

/** A bar a rebuild, with rate and time left, where somebody watches. */
final class BarProgress implements RebuildProgress {
    private final Map<UUID, ProgressBar> bars = new LinkedHashMap<>();

    @Override
    public void show(List<Rebuild> rebuilds) {
        for (var rebuild : rebuilds) {
            var bar = bars.computeIfAbsent(rebuild.id(), id -> bar(rebuild));
            bar.setExtraMessage(phase(rebuild));
            if (rebuild.eventsDone() != null && rebuild.eventsToDo() != null) {
                bar.maxHint(rebuild.eventsDone() + rebuild.eventsToDo());
                bar.stepTo(rebuild.eventsDone());
            }
        }
    }

    /** The bar itself is about events, of which a comparison applies none. */
    private static String phase(Rebuild rebuild) {
        return rebuild.compared() == null
                ? rebuild.phase()
                : "%s, %s".formatted(rebuild.phase(), ComparisonText.of(rebuild.compared(), rebuild.secondsLeft()));
    }

    private static ProgressBar bar(Rebuild rebuild) {
        return ProgressBar.builder()
                .setTaskName(rebuild.projection())
                .setUnit(" events", 1)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .setInitialMax(1)
                .build();
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
