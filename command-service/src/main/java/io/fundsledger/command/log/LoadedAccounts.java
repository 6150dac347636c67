package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts replayed from the log.
 *
 * @param accounts those that exist
 * @param unreadable those whose history does not fold, and why
 */
public record LoadedAccounts(Map<UUID, Account> accounts, Map<UUID, RuntimeException> unreadable) {}
