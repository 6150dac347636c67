package io.fundsledger.projector.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/** How far a projection is behind the topic. */
public final class ProjectionLag {

    private final TopicWatch topics;
    private final Clock clock;

    public ProjectionLag(TopicWatch topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /** Where Kafka will put the partition's next record, if it is known. */
    public OptionalLong endOffset(PartitionStatus partition) {
        return topics.lastSeen()
                .map(topic -> topic.endOffsets().get(partition.partition()))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Records in Kafka that are not applied yet; a few may be repeats. */
    public long events(PartitionStatus partition) {
        return Math.max(0, endOffset(partition).orElse(0) - partition.nextOffset());
    }

    /** The age of the oldest event that is not applied; of the last one applied where that is not known. */
    public Duration age(PartitionStatus partition) {
        var since = partition.waitingSince() != null ? partition.waitingSince() : partition.recordedAt();
        if (since == null || events(partition) == 0) {
            return Duration.ZERO;
        }
        var age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    public long events(ProjectionStatus projection) {
        return projection.partitions().stream().mapToLong(this::events).sum();
    }

    public double seconds(ProjectionStatus projection) {
        return projection.partitions().stream()
                .map(this::age)
                .max(Duration::compareTo)
                .map(age -> age.toMillis() / 1e3)
                .orElse(0.0);
    }
}
