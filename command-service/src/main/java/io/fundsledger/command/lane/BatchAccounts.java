package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.log.LoadedAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The accounts of one batch: as they were when it began, then as its own events leave them. */
final class BatchAccounts {

    private final Layer<UUID, Account> current;
    private final Map<UUID, RuntimeException> unreadable;

    private BatchAccounts(Layer<UUID, Account> current, Map<UUID, RuntimeException> unreadable) {
        this.current = current;
        this.unreadable = unreadable;
    }

    static BatchAccounts of(Map<UUID, Account> known, LoadedAccounts loaded) {
        var all = new HashMap<>(known);
        all.putAll(loaded.accounts());
        return new BatchAccounts(Layer.of(all), loaded.unreadable());
    }

    /** The account, unopened if the log holds no event of it; throws if its history does not fold. */
    Account get(UUID accountId) {
        var broken = unreadable.get(accountId);
        if (broken != null) {
            throw new IllegalStateException("the history of account %s does not fold".formatted(accountId), broken);
        }
        var account = current.get(accountId);
        return account == null ? Unopened.FREE : account;
    }

    void put(UUID accountId, Account account) {
        current.put(accountId, account);
    }

    BatchAccounts trial() {
        return new BatchAccounts(current.another(), unreadable);
    }

    void settle() {
        current.settle();
    }

    /** Those of the batch itself; of a trial, those that it changed. */
    Map<UUID, Account> all() {
        return current.changes();
    }
}
