package io.fundsledger.cli.local;

/** What keeps a ledger from running, said for the person at the terminal. */
public final class LocalLedgerException extends RuntimeException {

    public LocalLedgerException(String message) {
        super(message);
    }

    public LocalLedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
