package io.fundsledger.cli.logfile;

/** A file is not an export of a log, or not a whole one; the message names the file, the line and what to do. */
public final class LogFileException extends RuntimeException {

    private LogFileException(String message) {
        super(message);
    }

    static LogFileException unreadable(String file, String reason) {
        return new LogFileException("%s cannot be read: %s".formatted(file, reason));
    }

    static LogFileException notAnExport(String file, String reason) {
        return new LogFileException(
                "%s is not an exported log: %s. Make one with ./ledger export".formatted(file, reason));
    }

    static LogFileException cutOff(String file, long lines) {
        return new LogFileException(
                "%s is cut off after line %d: it has no end line. Export or copy it again".formatted(file, lines));
    }

    static LogFileException corrupt(String file, long line, String reason) {
        return new LogFileException("%s, line %d: %s".formatted(file, line, reason));
    }
}
