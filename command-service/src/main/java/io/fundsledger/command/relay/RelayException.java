package io.fundsledger.command.relay;

import org.jspecify.annotations.Nullable;

/** The relay cannot go on as it is, and has to begin anew from the tail of the topic. */
final class RelayException extends RuntimeException {

    RelayException(String message) {
        super(message);
    }

    RelayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
