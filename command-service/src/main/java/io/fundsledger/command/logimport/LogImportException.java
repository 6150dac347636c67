package io.fundsledger.command.logimport;

/** A file is not imported, or not to its end; the message says why, for the person at the terminal. */
final class LogImportException extends RuntimeException {

    LogImportException(String message) {
        super(message);
    }
}
