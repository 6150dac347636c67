package io.fundsledger.projector.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views can disagree about. */
public sealed interface Subject {

    /** An entry, by the account's version that made it. */
    record OfEntry(UUID accountId, long version) implements Subject {}

    /** The figures of a customer's account. */
    record OfAccount(UUID accountId) implements Subject {}

    /** The part of a ledger account that one log partition accounts for. */
    record OfLedgerAccount(int partition, String name) implements Subject {}

    /** All ledger accounts of a currency together. */
    record OfBooks(String currency) implements Subject {}

    /** The customer's account that it is about, if it is about one. */
    default @Nullable UUID customer() {
        return switch (this) {
            case OfEntry(var accountId, var version) -> accountId;
            case OfAccount(var accountId) -> accountId;
            case OfLedgerAccount ledgerAccount -> null;
            case OfBooks books -> null;
        };
    }

    /** For a person. */
    default String text() {
        return switch (this) {
            case OfEntry(var accountId, var version) -> "account %s entry %d".formatted(accountId, version);
            case OfAccount(var accountId) -> "account " + accountId;
            case OfLedgerAccount(var partition, var name) ->
                "ledger account %s in partition %d".formatted(name, partition);
            case OfBooks(var currency) -> "books in " + currency;
        };
    }
}
