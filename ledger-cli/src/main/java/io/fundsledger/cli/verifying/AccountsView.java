package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.ShownAccounts.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares status, balance, held, limit and version of every account. */
final class AccountsView {

    private static final String VIEW = "accounts";

    /** By how much this machine's clock and the views' may differ: a hold's time may just be over. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final ViewsCheck views;
    private final Differences differences;
    private final Set<UUID> notShown = new HashSet<>();

    AccountsView(ViewsCheck views) {
        this.views = views;
        this.differences = views.differences();
    }

    void compare() throws IOException, InterruptedException {
        for (var check : views.verification().partitions().values()) {
            check.histories().accounts().forEach(account -> notShown.add(account.id()));
        }
        String cursor = null;
        do {
            cursor = comparePage(cursor);
        } while (cursor != null);
        notShown.forEach(id -> differences.note("%s: account %s is not shown".formatted(VIEW, id)));
    }

    private @Nullable String comparePage(@Nullable String cursor) throws IOException, InterruptedException {
        var from = micros(Instant.now().minus(CLOCKS));
        var reflected = views.queries().shownAccounts(views.verification().positions(), cursor);
        var to = micros(Instant.now().plus(CLOCKS));
        var page = views.atItsPositions(reflected);
        for (var shown : page.items()) {
            notShown.remove(shown.accountId());
            views.verification()
                    .account(shown.accountId())
                    .ifPresentOrElse(account -> compare(account, shown, from, to), () -> unknown(shown));
        }
        return page.nextCursor();
    }

    private void unknown(Item shown) {
        differences.note("%s: account %s is shown, and the log has no such account".formatted(VIEW, shown.accountId()));
    }

    private void compare(AccountHistory account, Item shown, long from, long to) {
        var of = "account " + account.id();
        var amounts = account.amounts();
        differences.compare(VIEW, of, "version", Long.toString(account.version()), Long.toString(shown.version()));
        differences.compare(VIEW, of, "status", account.status().name().toLowerCase(Locale.ROOT), shown.status());
        differences.compare(VIEW, of, "currency", amounts.currency(), shown.currency());
        differences.compare(VIEW, of, "balance", amounts.decimal(account.booked()), shown.balance());
        differences.compare(VIEW, of, "overdraft limit", amounts.decimal(account.limit()), shown.overdraftLimit());
        compareHeld(
                of,
                amounts.decimal(account.holds().at(from)),
                amounts.decimal(account.holds().at(to)),
                shown);
    }

    /** Holds whose time was over while the view answered may count or not. */
    private void compareHeld(String of, BigDecimal before, BigDecimal after, Item shown) {
        var right = shown.held().compareTo(before) <= 0 && shown.held().compareTo(after) >= 0;
        differences.compare(
                VIEW, of, "held", right, before.toPlainString(), shown.held().toPlainString());
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
