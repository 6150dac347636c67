package io.fundsledger.localstack;

/** What keeps a stack from running, in one line for the person at the terminal. */
public final class LocalStackException extends RuntimeException {

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
