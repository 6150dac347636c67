package io.fundsledger.command.log;

/** The event store cannot be reached, does not answer in time, or has gone away in the middle. */
public class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
