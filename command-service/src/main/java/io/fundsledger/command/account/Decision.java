package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import java.util.List;
import java.util.UUID;

/** What is answered to a command. */
public sealed interface Decision {

    /**
     * It happens.
     *
     * @param changes what happened to each account, the command's own first; all in one transaction
     */
    record Accepted(List<Change> changes) implements Decision {}

    /** It does not happen, and nothing is recorded. */
    record Refused(Refusal refusal) implements Decision {}

    /**
     * What happened to one account.
     *
     * @param events in order; at least one
     */
    record Change(UUID accountId, List<AccountEvent> events) {}

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
