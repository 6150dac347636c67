package io.fundsledger.cli.running;

import io.fundsledger.cli.rest.Probe;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far each projection is, as the projector tells. */
record ProjectionTable(List<Projection> projections) {

    record Projection(
            String name,
            int generation,
            String state,
            @Nullable String reason,
            long lagEvents,
            double lagSeconds,
            List<Partition> partitions,
            @Nullable ReconciledView reconciliation) {

        private long events() {
            return partitions.stream().mapToLong(Partition::position).sum();
        }

        private boolean isWell() {
            return state.equals("running")
                    && partitions.stream().noneMatch(Partition::isStopped)
                    && (reconciliation == null || reconciliation.isWell());
        }

        private Stream<String> lines() {
            return Stream.concat(Stream.of(line(), reason).filter(line -> line != null), stopped());
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "%-18s %-10s %,10d  %,d events, %.1f s",
                    name + " g" + generation,
                    state,
                    events(),
                    lagEvents,
                    lagSeconds);
        }

        private Stream<String> stopped() {
            return partitions.stream().filter(Partition::isStopped).map(Partition::line);
        }
    }

    record Partition(
            int partition,
            String state,
            long position,
            @Nullable String reason) {

        private boolean isStopped() {
            return state.equals("stopped");
        }

        private String line() {
            return "  partition %d has stopped after position %d: %s".formatted(partition, position, reason);
        }
    }

    /** Empty where the projector does not answer. */
    static Optional<ProjectionTable> read(URI projector) {
        try (var probe = new Probe(projector)) {
            return probe.json("/v1/projections").map(ProjectionTable::of);
        }
    }

    static ProjectionTable of(JsonNode json) {
        return new ProjectionTable(List.of(JsonMapper.shared().treeToValue(json, Projection[].class)));
    }

    boolean isWell() {
        return projections.stream().allMatch(Projection::isWell);
    }

    String text() {
        var header = "%-18s %-10s %10s  %s".formatted("PROJECTION", "STATE", "EVENTS", "LAG");
        return Stream.of(Stream.of(header), projections.stream().flatMap(Projection::lines), reconciliation())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Stream<String> reconciliation() {
        return ReconciledView.lines(projections.stream()
                .map(Projection::reconciliation)
                .filter(Objects::nonNull)
                .toList());
    }
}
