package io.fundsledger.command.api.input;

/** A text that is not what its field holds; the message says what it has to be. */
final class WrongFieldException extends RuntimeException {

    WrongFieldException(String message) {
        super(message, null, false, false);
    }
}
