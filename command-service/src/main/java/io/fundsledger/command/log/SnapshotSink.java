package io.fundsledger.command.log;

import io.fundsledger.command.account.Account.Known;
import java.util.UUID;

/** Takes accounts of which it would be good to have a snapshot; has to be quick, and may decline. */
public interface SnapshotSink {

    /** From one of these versions of an account to the next, it gets a snapshot. */
    int EVERY = 1000;

    void offer(UUID accountId, Known account);
}
