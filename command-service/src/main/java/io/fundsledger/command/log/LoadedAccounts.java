package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts replayed from the log.
 *
 * @param accounts those that exist
 * @param unreadable those whose history does not fold, and why
 * @param worthASnapshot those that took long, as they are in the log
 */
public record LoadedAccounts(
        Map<UUID, Account> accounts, Map<UUID, RuntimeException> unreadable, Map<UUID, Known> worthASnapshot) {

    public static final LoadedAccounts NONE = new LoadedAccounts(Map.of(), Map.of(), Map.of());
}
