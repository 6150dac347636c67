package io.fundsledger.events;

import org.jspecify.annotations.Nullable;

/** What was given as a checkpoint is none, or of a format that this code does not know. */
public final class MalformedCheckpointException extends RuntimeException {

    public MalformedCheckpointException(String message) {
        super(message);
    }

    public MalformedCheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
