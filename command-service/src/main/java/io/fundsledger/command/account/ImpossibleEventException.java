package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import org.jspecify.annotations.Nullable;

/** An event that cannot follow the state before it: the history is corrupt, and no balance may come out of it. */
public final class ImpossibleEventException extends RuntimeException {

    public ImpossibleEventException(Account before, AccountEvent event) {
        this(before, event, null);
    }

    public ImpossibleEventException(Account before, AccountEvent event, @Nullable Throwable cause) {
        super(
                "%s cannot follow version %d of the account"
                        .formatted(event.getClass().getSimpleName(), before.version()),
                cause);
    }
}
