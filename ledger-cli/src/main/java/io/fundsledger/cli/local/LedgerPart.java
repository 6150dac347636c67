package io.fundsledger.cli.local;

/** One process of a ledger, whatever it is. */
public interface LedgerPart {

    String name();

    /** {@code http://host:port} where it speaks HTTP, {@code host:port} elsewhere. */
    String address();

    long pid();

    boolean isAlive();

    /** Starts it, again too, and returns when it is ready. */
    void start();

    /** What there is to say of a part that is not alive. */
    String howItEnded();
}
