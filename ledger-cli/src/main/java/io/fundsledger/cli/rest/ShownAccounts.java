package io.fundsledger.cli.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of accounts with what query-service shows of each. */
public record ShownAccounts(List<Item> items, @Nullable String nextCursor) {

    public record Item(
            UUID accountId,
            String status,
            String currency,
            BigDecimal balance,
            BigDecimal held,
            BigDecimal overdraftLimit,
            long version) {}
}
