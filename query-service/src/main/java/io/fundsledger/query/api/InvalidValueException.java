package io.fundsledger.query.api;

import org.jspecify.annotations.Nullable;

/** A text that does not have the form of the value it should be; the message is for the client. */
public final class InvalidValueException extends IllegalArgumentException {

    public InvalidValueException(String message) {
        super(message);
    }

    /** The message of the first of the causes that is meant for the client. */
    static String messageOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid && invalid.getMessage() != null) {
                return invalid.getMessage();
            }
        }
        return "is not a valid value";
    }
}
