package io.fundsledger.command.checkpoint;

import io.fundsledger.events.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a checkpoint is due.
 *
 * @param every at the latest so long after the one before, if there are new events
 * @param events and as soon as there are so many new ones
 */
record CheckpointSchedule(Duration every, long events) {

    /** Whether one is due of a log of so many events; never where nothing is new. */
    boolean due(@Nullable Checkpoint last, long eventsNow, Instant now) {
        if (last == null) {
            return eventsNow > 0;
        }
        var fresh = eventsNow - last.events();
        return fresh >= events || (fresh > 0 && !now.isBefore(last.time().plus(every)));
    }
}
