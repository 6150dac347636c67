package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands commands to the lane and waits for what becomes of them. */
public final class LaneIntake implements CommandIntake {

    private final CommandLane lane;
    private final WriteGate gate;
    private final CommandHistory history;
    private final LaneSettings settings;

    public LaneIntake(CommandLane lane, WriteGate gate, CommandHistory history, LaneSettings settings) {
        this.lane = lane;
        this.gate = gate;
        this.history = history;
        this.settings = settings;
    }

    @Override
    public Outcome execute(CommandRequest request) {
        return submit(PendingUnit.of(request, false), Deadline.in(settings.answerWithin()))
                .getFirst();
    }

    @Override
    public Outcome foresee(CommandRequest request) {
        return submit(PendingUnit.of(request, true), Deadline.in(settings.answerWithin()))
                .getFirst();
    }

    @Override
    public List<Outcome> execute(CommandBatch batch) {
        if (batch.requests().isEmpty()) {
            return List.of();
        }
        var deadline = Deadline.in(settings.answerBatchWithin());
        return batch.atomic() || batch.dryRun()
                ? submit(PendingUnit.of(batch), deadline)
                : inTurns(batch.requests(), deadline);
    }

    /**
     * As many at a time as the lane takes at once, so that other callers' commands come in between, or as the queue has
     * room for; and those of a turn as one unit, so that none of them is decided without those before it.
     */
    private List<Outcome> inTurns(List<CommandRequest> requests, Deadline deadline) {
        var outcomes = new ArrayList<Outcome>(requests.size());
        while (outcomes.size() < requests.size()) {
            var from = outcomes.size();
            var most = Math.clamp(lane.room(), 1, settings.batch());
            var turn = requests.subList(from, Math.min(requests.size(), from + most));
            outcomes.addAll(submit(PendingUnit.of(new CommandBatch(turn, false, false)), deadline));
            if (outcomes.getLast().isNotNow()) {
                outcomes.addAll(Collections.nCopies(requests.size() - outcomes.size(), outcomes.getLast()));
            }
        }
        return outcomes;
    }

    private List<Outcome> submit(PendingUnit unit, Deadline deadline) {
        var closed = gate.closed();
        if (closed.isPresent()) {
            return all(unit, closed.get());
        }
        if (!lane.offer(unit)) {
            return all(unit, new QueueFull(lane.waiting()));
        }
        if (!isAnswered(unit, deadline)) {
            unit.abandon();
        }
        return unit.answers().isCancelled()
                ? all(unit, new StoreUnavailable())
                : history.outcomes(unit.answers().join());
    }

    private static boolean isAnswered(PendingUnit unit, Deadline deadline) {
        try {
            unit.answers().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        } catch (CancellationException abandoned) {
            return true;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a lane answers with values only", impossible);
        }
    }

    private static List<Outcome> all(PendingUnit unit, Refusal refusal) {
        return Collections.nCopies(unit.size(), new Outcome.Refused(refusal));
    }
}
