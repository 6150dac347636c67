package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.LaneAnswer.Failed;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands commands to the lane and waits for what becomes of them. */
public final class LaneIntake implements CommandIntake {

    private final CommandLane lane;
    private final WriteGate gate;
    private final CommandHistory history;
    private final Duration answerWithin;

    public LaneIntake(CommandLane lane, WriteGate gate, CommandHistory history, LaneSettings settings) {
        this.lane = lane;
        this.gate = gate;
        this.history = history;
        this.answerWithin = settings.answerWithin();
    }

    @Override
    public Outcome execute(CommandRequest request) {
        return gate.closed().<Outcome>map(Outcome.Refused::new).orElseGet(() -> submit(request));
    }

    private Outcome submit(CommandRequest request) {
        var pending = PendingCommand.of(request);
        return lane.offer(pending) ? await(pending) : refused(new QueueFull(lane.waiting()));
    }

    private Outcome await(PendingCommand pending) {
        try {
            return switch (pending.answer().get(answerWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                case Done(var outcome) -> outcome;
                case RecordedBefore(var command) -> history.outcome(command);
                case Failed(var cause) -> throw new IllegalStateException("the command could not be decided", cause);
            };
        } catch (TimeoutException late) {
            pending.answer().cancel(false);
            return refused(new StoreUnavailable());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return refused(new StoreUnavailable());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a lane answers with values only", impossible);
        }
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(refusal);
    }
}
