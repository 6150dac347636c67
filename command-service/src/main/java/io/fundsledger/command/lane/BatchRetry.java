package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.log.CommitInDoubtException;
import io.fundsledger.command.log.LogConflictException;
import io.fundsledger.command.log.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees a batch through whatever goes wrong with it. Every attempt locks first and looks the keys up again, so an attempt
 * whose commit is in doubt is simply followed by another: what it recorded is found, what it did not is decided anew.
 */
final class BatchRetry {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRetry.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final BatchHandler handler;
    private final Duration inDoubtWithin;
    private final Pauses pauses;

    BatchRetry(BatchHandler handler, Duration inDoubtWithin, Pauses pauses) {
        this.handler = handler;
        this.inDoubtWithin = inDoubtWithin;
        this.pauses = pauses;
    }

    /** Answers every unit of the batch within a bounded time. */
    void handle(List<PendingUnit> batch) {
        try {
            attempt(batch);
        } catch (StoreUnavailableException down) {
            refuse(batch, down);
        } catch (RuntimeException first) {
            handler.startOver();
            again(batch);
        }
    }

    /** Decides again for those who still wait; what fails once more is halved until the culprit stands alone. */
    private void again(List<PendingUnit> all) {
        var batch = all.stream().filter(unit -> !unit.abandoned()).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            attempt(batch);
        } catch (StoreUnavailableException down) {
            refuse(batch, down);
        } catch (RuntimeException second) {
            handler.startOver();
            if (batch.size() > 1) {
                again(batch.subList(0, batch.size() / 2));
                again(batch.subList(batch.size() / 2, batch.size()));
            } else if (batch.getFirst().isDivisible()) {
                inHalves(batch.getFirst());
            } else {
                giveUp(batch, second);
            }
        }
    }

    /** The second half is not tried if the first ends with a command that is refused for now. */
    private void inHalves(PendingUnit unit) {
        var answers = new ArrayList<LaneAnswer>(unit.size());
        for (var half : unit.halves()) {
            var last = answers.isEmpty() ? null : answers.getLast();
            if (last != null && last.isNotNow()) {
                half.answerAll(last);
            } else {
                again(List.of(half));
            }
            if (unit.abandoned()) {
                return;
            }
            answers.addAll(half.answers().join());
        }
        unit.answer(answers);
    }

    /** A store that is gone is tried once more at once; a commit in doubt is looked into for as long as allowed. */
    private void attempt(List<PendingUnit> batch) {
        var inDoubt = false;
        var giveUpAt = pauses.nanoTime() + inDoubtWithin.toNanos();
        for (var attempt = 1; ; attempt++) {
            try {
                handler.handle(batch);
                return;
            } catch (StoreUnavailableException unavailable) {
                handler.startOver();
                inDoubt |= unavailable instanceof CommitInDoubtException;
                if (attempt > 1 && !(inDoubt && pauses.nanoTime() - giveUpAt < 0)) {
                    throw unavailable;
                }
                pauses.pause(BETWEEN_ATTEMPTS);
            }
        }
    }

    private static void refuse(List<PendingUnit> batch, StoreUnavailableException down) {
        LOG.warn("the event store is unavailable, its commands are refused: {}", down.getMessage());
        answer(batch, new Done(new Outcome.Refused(new StoreUnavailable())));
    }

    private static void giveUp(List<PendingUnit> batch, RuntimeException cause) {
        if (cause instanceof LogConflictException) {
            LOG.warn("a command met other writers twice, and is refused for now", cause);
            answer(batch, new Done(new Outcome.Refused(new StoreUnavailable())));
        } else {
            answer(batch, new Done(new Outcome.Failed(cause)));
        }
    }

    private static void answer(List<PendingUnit> batch, LaneAnswer answer) {
        batch.forEach(unit -> unit.answerAll(answer));
    }
}
