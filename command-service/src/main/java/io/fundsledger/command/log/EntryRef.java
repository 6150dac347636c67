package io.fundsledger.command.log;

import io.fundsledger.command.account.AccountCommand.NamesEntry;
import java.util.UUID;

/**
 * The place of an entry or a hold.
 *
 * @param version of the account at which it was made
 */
public record EntryRef(UUID accountId, long version) {

    public static EntryRef of(NamesEntry command) {
        return new EntryRef(command.accountId(), command.entryId());
    }
}
