package io.fundsledger.command.lane;

/** Where commands enter: answers each within a bounded time. */
public interface CommandIntake {

    /**
     * Decides and records a command, and waits for the outcome; safe to call from many threads.
     *
     * @return never null; a command that could not be finished in time is refused with a retryable refusal, and may
     *     still be recorded: the same key tells
     */
    Outcome execute(CommandRequest request);
}
