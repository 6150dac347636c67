package io.fundsledger.projector.projection;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.fundsledger.projector.projection.PartitionStatus.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What a runner is doing, for those who watch it from other threads. */
public final class ProjectionStatus {

    public enum Phase {
        STARTING,
        RUNNING,
        /** Something that it needs is away; it tries again. */
        RETRYING,
        /** Its thread is gone. Only a restart of the process helps. */
        DEAD
    }

    private final String projection;
    private final int version;
    private final int generation;
    private final Map<Integer, PartitionStatus> partitions = new ConcurrentSkipListMap<>();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String reason;

    ProjectionStatus(Projection projection, Generation generation) {
        this.projection = projection.name();
        this.version = projection.version();
        this.generation = generation.number();
    }

    /** Of a generation that readers see and that this release cannot feed, since another version made it. */
    static ProjectionStatus outdated(Projection projection, GenerationRow row) {
        var status = new ProjectionStatus(projection, row.generation());
        status.retrying("%s was made by version %d; readers get version %d once it is rebuilt"
                .formatted(row.generation(), row.version(), projection.version()));
        return status;
    }

    public String projection() {
        return projection;
    }

    public int version() {
        return version;
    }

    public int generation() {
        return generation;
    }

    public Phase phase() {
        return phase;
    }

    /** Why it is not running. */
    public @Nullable String reason() {
        return reason;
    }

    /** The partitions that this instance owns, ascending. */
    public List<PartitionStatus> partitions() {
        return List.copyOf(partitions.values());
    }

    /** The position of the last event applied, by partition. */
    Map<Integer, Long> positions() {
        return partitions().stream().collect(toUnmodifiableMap(PartitionStatus::partition, PartitionStatus::position));
    }

    public List<PartitionStatus> stoppedPartitions() {
        return partitions().stream().filter(PartitionStatus::isStopped).toList();
    }

    public boolean isHealthy() {
        return phase != Phase.RETRYING
                && phase != Phase.DEAD
                && stoppedPartitions().isEmpty();
    }

    void running() {
        phase = Phase.RUNNING;
        reason = null;
    }

    void retrying(String why) {
        reason = why;
        phase = Phase.RETRYING;
    }

    void dead(String why) {
        reason = why;
        phase = Phase.DEAD;
    }

    void placed(Checkpoint checkpoint, State state) {
        partitions.put(checkpoint.partition(), PartitionStatus.at(checkpoint, state));
    }

    void revoked(Collection<Integer> gone) {
        partitions.keySet().removeAll(gone);
    }

    void read(Collection<ProjectedEvent> events) {
        var first = new HashMap<Integer, Instant>();
        events.forEach(
                event -> first.putIfAbsent(event.partition(), event.recorded().recordedAt()));
        first.forEach((partition, recordedAt) ->
                partitions.computeIfPresent(partition, (p, status) -> status.seen(recordedAt)));
    }

    void applied(CheckpointMove move) {
        partitions.computeIfPresent(
                move.to().partition(), (p, status) -> PartitionStatus.at(move.to(), State.FOLLOWING));
    }

    void rereading(int partition, String why) {
        partitions.computeIfPresent(partition, (p, status) -> status.in(State.REREADING, why));
    }

    void stopped(int partition, String why) {
        partitions.computeIfPresent(partition, (p, status) -> status.in(State.STOPPED, why));
    }
}
