package io.fundsledger.events;

import org.jspecify.annotations.Nullable;

/** Bytes or headers that are not an event of the contract: a corrupt log, or a foreign record in the topic. */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
