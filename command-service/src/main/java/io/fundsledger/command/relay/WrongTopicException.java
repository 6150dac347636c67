package io.fundsledger.command.relay;

/** The topic is not one that the contract allows; the message says what to change. */
public final class WrongTopicException extends RuntimeException {

    public WrongTopicException(String message) {
        super(message);
    }
}
