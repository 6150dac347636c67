package io.fundsledger.cli.local;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackProcess;
import java.util.Locale;

/** A component of the stack as a part of the ledger. */
record StackPart(StackProcess process) implements LedgerPart {

    @Override
    public String name() {
        return process.component().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String address() {
        var scheme = process.component() == Component.ELASTICSEARCH ? "http://" : "";
        return scheme + "127.0.0.1:" + process.port();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public String howItEnded() {
        return name() + " has ended";
    }
}
