package io.fundsledger.simulation.view;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.projector.projection.BuildOrder;
import io.fundsledger.projector.projection.Checkpoint;
import io.fundsledger.projector.projection.CheckpointMove;
import io.fundsledger.projector.projection.CheckpointTakenException;
import io.fundsledger.projector.projection.Checkpoints;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Turn;
import io.fundsledger.simulation.view.InMemoryViews.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One projector's transactions, one after the other: what is written is seen by others once it is committed, and a checkpoint
 * that another moves is waited for. Before every statement others have their turn.
 */
public final class ViewTransaction implements TransactionOperations, Checkpoints, TableProjection {

    private final InMemoryViews views;
    private final Turn turn;
    private final ToLongFunction<AccountEvent> change;
    private final BooleanSupplier connectionIsLost;
    private final Map<Integer, Checkpoint> moved = new HashMap<>();
    private final Map<UUID, Row> changed = new HashMap<>();

    /**
     * For one projector.
     *
     * @param change how much more an account has after an event
     * @param connectionIsLost asked at every commit: whether it goes unheard
     */
    public ViewTransaction(
            InMemoryViews views, Turn turn, ToLongFunction<AccountEvent> change, BooleanSupplier connectionIsLost) {
        this.views = views;
        this.turn = turn;
        this.change = change;
        this.connectionIsLost = connectionIsLost;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        TransactionStatus status = new SimpleTransactionStatus();
        try {
            var result = action.doInTransaction(status);
            turn.pass("commit");
            var unheard = connectionIsLost.getAsBoolean();
            views.commit(moved.values(), changed);
            if (unheard) {
                throw new DataAccessResourceFailureException("the database has gone away");
            }
            return result;
        } finally {
            moved.clear();
            changed.clear();
            views.unlock(this);
        }
    }

    @Override
    public List<Integer> startMissing(Generation generation, Collection<Integer> partitions) {
        turn.pass("start checkpoints");
        var missing = new ArrayList<Integer>();
        for (var partition : new TreeSet<>(partitions)) {
            if (views.isMissing(partition)) {
                turn.await("start that of " + partition, () -> !views.isLocked(partition, this));
            }
            if (views.isMissing(partition)) {
                views.lock(partition, this);
                moved.put(partition, Checkpoint.start(partition));
                missing.add(partition);
            }
        }
        return missing;
    }

    @Override
    public BuildOrder order(Generation generation) {
        return BuildOrder.NONE;
    }

    @Override
    public void stopped(Generation generation, int partition, @Nullable String why) {}

    @Override
    public List<Checkpoint> load(Generation generation) {
        turn.pass("load checkpoints");
        var all = new ArrayList<>(views.all());
        all.removeIf(checkpoint -> moved.containsKey(checkpoint.partition()));
        all.addAll(moved.values());
        return all;
    }

    @Override
    public void move(Generation generation, List<CheckpointMove> moves) {
        for (var move : moves) {
            var partition = move.to().partition();
            turn.await("move the checkpoint of " + partition, () -> !views.isLocked(partition, this));
            views.lock(partition, this);
            if (views.fault() != Fault.REPEATED_EVENT_NOT_DROPPED
                    && views.checkpoint(partition).position() != move.from()) {
                throw new CheckpointTakenException(generation, 1, 0);
            }
            moved.put(partition, move.to());
        }
        if (views.fault() == Fault.CHECKPOINT_TOO_EARLY) {
            views.commit(moved.values(), Map.of());
        }
    }

    @Override
    public String name() {
        return "totals";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        turn.pass("apply " + events.size());
        for (var event : events) {
            var accountId = event.recorded().accountId();
            var before = changed.containsKey(accountId)
                    ? changed.get(accountId)
                    : views.rows().get(accountId);
            var row = before == null ? new Row(event.partition(), 0, 0) : before;
            changed.put(accountId, row.plus(change.applyAsLong(event.event())));
        }
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        turn.pass("forget");
        views.rows().values().removeIf(row -> partitions.contains(row.partition()));
    }
}
