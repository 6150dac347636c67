package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.NotNow;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.LaneAnswer.Done;
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
        return submit(List.of(PendingUnit.of(request, false)), Deadline.in(settings.answerWithin()))
                .getFirst();
    }

    @Override
    public Outcome foresee(CommandRequest request) {
        return submit(List.of(PendingUnit.of(request, true)), Deadline.in(settings.answerWithin()))
                .getFirst();
    }

    @Override
    public List<Outcome> execute(CommandBatch batch) {
        if (batch.requests().isEmpty()) {
            return List.of();
        }
        var deadline = Deadline.in(settings.answerBatchWithin());
        return batch.atomic() || batch.dryRun()
                ? submit(List.of(PendingUnit.of(batch)), deadline)
                : inTurns(batch.requests(), deadline);
    }

    /** As many at a time as the lane takes at once, so that other callers' commands come in between. */
    private List<Outcome> inTurns(List<CommandRequest> requests, Deadline deadline) {
        var outcomes = new ArrayList<Outcome>(requests.size());
        for (var from = 0; from < requests.size(); from += settings.batch()) {
            var turn = requests.subList(from, Math.min(requests.size(), from + settings.batch()));
            var units =
                    turn.stream().map(request -> PendingUnit.of(request, false)).toList();
            outcomes.addAll(submit(units, deadline));
            if (outcomes.getLast() instanceof Outcome.Refused(var refusal) && refusal instanceof NotNow) {
                outcomes.addAll(Collections.nCopies(requests.size() - outcomes.size(), outcomes.getLast()));
                return outcomes;
            }
        }
        return outcomes;
    }

    /** None is decided without those before it. */
    private List<Outcome> submit(List<PendingUnit> units, Deadline deadline) {
        var taken = units.stream().takeWhile(this::isTaken).toList();
        var refusal = taken.size() == units.size() ? null : notTaken();
        for (var unit : taken) {
            if (!isAnswered(unit, deadline)) {
                taken.reversed().forEach(PendingUnit::abandon);
            }
        }
        var answers = new ArrayList<LaneAnswer>();
        taken.forEach(unit -> answers.addAll(answers(unit)));
        if (refusal != null) {
            units.subList(taken.size(), units.size()).forEach(unit -> answers.addAll(all(unit, refusal)));
        }
        return history.outcomes(answers);
    }

    private boolean isTaken(PendingUnit unit) {
        return gate.closed().isEmpty() && lane.offer(unit);
    }

    private Refusal notTaken() {
        return gate.closed().orElseGet(() -> new QueueFull(lane.waiting()));
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

    /** Of a unit that is answered or abandoned. */
    private static List<LaneAnswer> answers(PendingUnit unit) {
        return unit.answers().isCancelled()
                ? all(unit, new StoreUnavailable())
                : unit.answers().join();
    }

    private static List<LaneAnswer> all(PendingUnit unit, Refusal refusal) {
        return Collections.nCopies(unit.size(), new Done(new Outcome.Refused(refusal)));
    }
}
