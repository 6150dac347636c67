package io.fundsledger.events.money;

/** A text that is not an amount of its currency; the message says what an amount looks like. */
public final class InvalidAmountException extends RuntimeException {

    public InvalidAmountException(String message) {
        super(message);
    }
}
