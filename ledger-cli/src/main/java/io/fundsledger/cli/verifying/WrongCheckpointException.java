package io.fundsledger.cli.verifying;

/** A checkpoint that nothing can be checked with; the message says why, and is meant for a person. */
final class WrongCheckpointException extends RuntimeException {

    WrongCheckpointException(String message) {
        super(message);
    }
}
