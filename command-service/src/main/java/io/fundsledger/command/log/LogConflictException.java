package io.fundsledger.command.log;

/** Another writer was in the way (a unique violation, deadlock or lock time-out): nothing was appended, decide again. */
public final class LogConflictException extends RuntimeException {

    public LogConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
