package io.fundsledger.command.lane;

import java.util.List;

/** Where commands enter: answers each within a bounded time. */
public interface CommandIntake {

    /**
     * Decides and records a command, and waits for the outcome; safe to call from many threads.
     *
     * @return never null; a command that could not be finished in time is refused with a retryable refusal, and may
     *     still be recorded: the same key tells
     */
    Outcome execute(CommandRequest request);

    /** What would become of a command now; nothing is recorded, and its key is as free as before. */
    Outcome foresee(CommandRequest request);

    /**
     * Decides and records commands that are given together.
     *
     * @return one outcome a command, in order; if they stand for themselves and one is refused for now, so is every one
     *     after it, since it might depend on it
     */
    List<Outcome> execute(CommandBatch batch);
}
