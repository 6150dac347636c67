package io.fundsledger.query.api;

/** An answer cannot be finished, and a part of it has been sent. */
public final class BrokenOffException extends RuntimeException {

    public BrokenOffException(Exception cause) {
        super("An answer was broken off in the middle", cause, false, false);
    }
}
