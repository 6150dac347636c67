package io.fundsledger.cli.running;

import io.fundsledger.cli.rest.Probe;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How far each projection is, as the projector tells. */
record ProjectionTable(List<Projection> projections) {

    private static final Set<String> WELL = Set.of("live", "running", "catching-up", "ok");

    record Projection(String name, int generation, String state, List<Partition> partitions) {

        long events() {
            return partitions.stream().mapToLong(Partition::position).sum();
        }

        long lagEvents() {
            return partitions.stream().mapToLong(Partition::lagEvents).sum();
        }

        double lagSeconds() {
            return partitions.stream().mapToDouble(Partition::lagSeconds).max().orElse(0);
        }
    }

    record Partition(
            int partition,
            long position,
            long lagEvents,
            double lagSeconds,
            String state,
            @Nullable String reason) {}

    static Optional<ProjectionTable> read(URI projector) {
        try (var probe = new Probe(projector)) {
            return probe.json("/v1/projections")
                    .map(json ->
                            new ProjectionTable(List.of(JsonMapper.shared().treeToValue(json, Projection[].class))));
        }
    }

    boolean isWell() {
        return projections.stream().allMatch(projection -> WELL.contains(projection.state()));
    }

    String text() {
        return projections.stream()
                .map(ProjectionTable::line)
                .collect(Collectors.joining(
                        "\n", String.format("%-18s %-10s %10s  %s%n", "PROJECTION", "STATE", "EVENTS", "LAG"), "\n"));
    }

    private static String line(Projection projection) {
        return String.format(
                Locale.ROOT,
                "%-18s %-10s %,10d  %,d events, %.1f s",
                projection.name() + " g" + projection.generation(),
                projection.state(),
                projection.events(),
                projection.lagEvents(),
                projection.lagSeconds());
    }
}
