package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.log.LoadedAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The accounts of one batch: as they were when it began, then as its own events leave them. */
final class BatchAccounts {

    private final Map<UUID, Account> current;
    private final Map<UUID, RuntimeException> unreadable;

    BatchAccounts(Map<UUID, Account> known, LoadedAccounts loaded) {
        this.current = new HashMap<>(known);
        this.current.putAll(loaded.accounts());
        this.unreadable = loaded.unreadable();
    }

    /** The account, unopened if the log holds no event of it; throws if its history does not fold. */
    Account get(UUID accountId) {
        var broken = unreadable.get(accountId);
        if (broken != null) {
            throw new IllegalStateException("the history of account %s does not fold".formatted(accountId), broken);
        }
        return current.getOrDefault(accountId, Unopened.FREE);
    }

    void put(UUID accountId, Account account) {
        current.put(accountId, account);
    }

    Map<UUID, Account> current() {
        return current;
    }
}
