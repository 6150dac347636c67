package io.fundsledger.localstack;

/** No secrets: a local stack listens on the loopback address only. */
public final class Passwords {

    public static final String SUPERUSER = "postgres";
    public static final String LEDGER = "ledger";

    private Passwords() {}
}
