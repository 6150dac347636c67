package io.fundsledger.command.log;

/** This event store is not the one that the service is configured for; the message says what to change. */
public final class WrongStoreException extends RuntimeException {

    public WrongStoreException(String message) {
        super(message);
    }
}
