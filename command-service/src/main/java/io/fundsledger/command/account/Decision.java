package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import java.util.List;

/** What an account answers to a command. */
public sealed interface Decision {

    /**
     * It happens.
     *
     * @param events what happened, in order; at least one
     */
    record Accepted(List<AccountEvent> events) implements Decision {}

    /** It does not happen, and nothing is recorded. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accepted(AccountEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
