package io.fundsledger.command.lane;

import io.fundsledger.command.log.RecordedCommand;

/** What the lane makes of a command. */
public sealed interface LaneAnswer {

    /** It has been decided. */
    record Done(Outcome outcome) implements LaneAnswer {}

    /** It was recorded before; what was answered then follows from the log, and need not hold up the lane. */
    record RecordedBefore(RecordedCommand command) implements LaneAnswer {}

    /** Whether the command is refused for now, and may be asked again as it is. */
    default boolean isNotNow() {
        return this instanceof Done(var outcome) && outcome.isNotNow();
    }
}
