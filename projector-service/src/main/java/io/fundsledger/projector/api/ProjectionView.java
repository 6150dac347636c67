package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.PartitionStatus;
import io.fundsledger.projector.projection.ProjectionLag;
import io.fundsledger.projector.projection.ProjectionStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A projection as this instance runs it. */
record ProjectionView(
        @Schema(example = "accounts") String name,
        int version,

        @Schema(description = "The generation that readers see")
        int generation,

        @Schema(
                description = "retrying: something that it needs is away; dead: the process has to be restarted",
                allowableValues = {"starting", "running", "retrying", "dead"})
        String state,

        @Schema(description = "Why it is not running") @Nullable String reason,

        @Schema(description = "Events in the topic that are not applied yet")
        long lagEvents,

        @Schema(description = "Age of the oldest event that is not applied yet")
        double lagSeconds,

        @Schema(description = "The log partitions that this instance owns")
        List<PartitionView> partitions,

        @Schema(description = "The one that readers see, and those beside it")
        List<GenerationView> generations,

        @Schema(description = "Whether it agrees with the other views; none of a view that is not compared") @Nullable ReconciliationView reconciliation) {

    record PartitionView(
            int partition,

            @Schema(
                    description = "rereading: reads the topic from its beginning, dropping what is applied already;"
                            + " stopped: does not go on until it is restarted",
                    allowableValues = {"following", "rereading", "stopped"})
            String state,

            @Schema(description = "Of the last event applied")
            long position,

            @Schema(description = "Where Kafka has the event after it")
            long offset,

            @Schema(description = "Where Kafka will put its next record") @Nullable Long endOffset,

            @Schema(description = "When the last event applied was recorded") @Nullable Instant recordedAt,

            long lagEvents,
            double lagSeconds,

            @Schema(description = "Why it stopped, with the event named") @Nullable String reason) {

        private static PartitionView of(PartitionStatus partition, ProjectionLag lag) {
            var end = lag.endOffset(partition);
            return new PartitionView(
                    partition.partition(),
                    lowerCase(partition.state()),
                    partition.position(),
                    partition.nextOffset(),
                    end.isPresent() ? end.getAsLong() : null,
                    partition.recordedAt(),
                    lag.events(partition),
                    lag.age(partition).toMillis() / 1e3,
                    partition.reason());
        }
    }

    static ProjectionView of(
            ProjectionStatus projection,
            ProjectionLag lag,
            List<GenerationView> generations,
            @Nullable ReconciliationView reconciliation) {
        return new ProjectionView(
                projection.projection(),
                projection.version(),
                projection.generation(),
                lowerCase(projection.phase()),
                projection.reason(),
                lag.events(projection),
                lag.seconds(projection),
                projection.partitions().stream()
                        .map(partition -> PartitionView.of(partition, lag))
                        .toList(),
                generations,
                reconciliation);
    }

    private static String lowerCase(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
