package io.fundsledger.simulation.view;

import io.fundsledger.projector.projection.Checkpoint;
import io.fundsledger.simulation.fault.Fault;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is committed in the database of the views: a checkpoint a partition, and a row an account. */
public final class InMemoryViews {

    private final Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
    private final Map<UUID, Row> rows = new HashMap<>();
    private final Map<Integer, ViewTransaction> locks = new HashMap<>();
    private final Fault fault;
    private final ViewWitness witness;

    /**
     * What the view shows of an account. Nothing in it tells a repeat from another event: only the checkpoint does.
     *
     * @param entries how many events there were
     * @param balance in minor units
     */
    public record Row(int partition, long entries, long balance) {

        Row plus(long change) {
            return new Row(partition, entries + 1, balance + change);
        }
    }

    public InMemoryViews(Fault fault, ViewWitness witness) {
        this.fault = fault;
        this.witness = witness;
    }

    Fault fault() {
        return fault;
    }

    /** Of a partition; at the beginning if there is none. */
    public Checkpoint checkpoint(int partition) {
        return checkpoints.getOrDefault(partition, Checkpoint.start(partition));
    }

    List<Checkpoint> all() {
        return List.copyOf(checkpoints.values());
    }

    boolean isMissing(int partition) {
        return !checkpoints.containsKey(partition);
    }

    public Map<UUID, Row> rows() {
        return rows;
    }

    boolean isLocked(int partition, ViewTransaction by) {
        var holder = locks.get(partition);
        return holder != null && holder != by;
    }

    void lock(int partition, ViewTransaction by) {
        locks.put(partition, by);
    }

    void unlock(ViewTransaction by) {
        locks.values().removeIf(by::equals);
    }

    /** Commits, as a whole. */
    void commit(Collection<Checkpoint> moved, Map<UUID, Row> changed) {
        moved.forEach(checkpoint -> checkpoints.put(checkpoint.partition(), checkpoint));
        rows.putAll(changed);
        witness.committed(moved);
    }

    /** Another database took its place, with nothing in it. */
    public void startOver() {
        checkpoints.clear();
        rows.clear();
    }
}
