package io.fundsledger.projector.rebuild;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param eventsDone applied so far
 * @param eventsToDo that it still has to apply, as far as they are known
 * @param eventsPerSecond lately; null if it has not been watched for long enough
 * @param timeLeft at that rate, or at that of the comparison once it is compared; null if that is not known
 * @param compared from 0 to 1; null if no comparison is under way, or it has not got anywhere yet
 */
public record RebuildProgress(
        long eventsDone,
        long eventsToDo,
        @Nullable Double eventsPerSecond,
        @Nullable Duration timeLeft,
        @Nullable Double compared) {

    /** NaN if that is not known. */
    double secondsLeft() {
        return timeLeft == null ? Double.NaN : timeLeft.toMillis() / 1e3;
    }

    /** From 0 to 1. */
    double share() {
        return eventsToDo == 0 ? 1 : (double) eventsDone / (eventsDone + eventsToDo);
    }
}
