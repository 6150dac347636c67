package io.fundsledger.cli.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the accounts that query-service knows. */
public record AccountsPage(List<Item> items, @Nullable String nextCursor) {

    public record Item(UUID accountId) {}
}
