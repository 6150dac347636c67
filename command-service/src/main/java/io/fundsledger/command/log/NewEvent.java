package io.fundsledger.command.log;

import io.fundsledger.command.account.Settling;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended, complete with its place and hash.
 *
 * @param event what will be published
 * @param content what it says
 * @param command on a command's first event, else null
 */
public record NewEvent(
        RecordedEvent event, AccountEvent content, @Nullable CommandHead command) {

    /** The version of the hold that it ends or of the entry that it reverses, on the same account; else null. */
    public @Nullable Long settles() {
        return Settling.by(content);
    }
}
