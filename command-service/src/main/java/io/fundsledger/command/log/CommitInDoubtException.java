package io.fundsledger.command.log;

/** The store went away while a batch was being appended: it is in the log as a whole, or not at all. */
public final class CommitInDoubtException extends StoreUnavailableException {

    public CommitInDoubtException(Throwable cause) {
        super("the event store went away during a commit", cause);
    }
}
