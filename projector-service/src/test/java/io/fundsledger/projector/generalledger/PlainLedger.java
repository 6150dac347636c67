package io.fundsledger.projector.generalledger;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The general ledger as a bookkeeper would keep it, event by event; minor units. */
final class PlainLedger {

    private final Map<String, BigDecimal> debits = new TreeMap<>();
    private final Map<String, BigDecimal> credits = new TreeMap<>();
    private final Map<String, AccountEvent> entries = new HashMap<>();

    static PlainLedger of(List<ProjectedEvent> events) {
        var ledger = new PlainLedger();
        events.forEach(ledger::add);
        return ledger;
    }

    void add(ProjectedEvent projected) {
        var recorded = projected.recorded();
        entries.put(recorded.accountId() + " " + recorded.accountVersion(), projected.event());
        if (projected.event() instanceof EntryReversed reversal) {
            var original = entries.get(recorded.accountId() + " " + reversal.entryId());
            book(Objects.requireNonNull(original), true);
        } else {
            book(projected.event(), false);
        }
    }

    private void book(AccountEvent event, boolean undone) {
        switch (event) {
            case MoneyDeposited entry -> book("channel:" + entry.channel(), "customers", entry.amount(), undone);
            case MoneyWithdrawn entry -> book("customers", "channel:" + entry.channel(), entry.amount(), undone);
            case TransferSent entry -> book("customers", "transfers-in-transit", entry.amount(), undone);
            case TransferReceived entry -> book("transfers-in-transit", "customers", entry.amount(), undone);
            case HoldCaptured entry -> book("customers", "captures", entry.amount(), undone);
            default -> {}
        }
    }

    private void book(String debited, String credited, Money amount, boolean undone) {
        var code = ":" + amount.currency().code();
        debits.merge((undone ? credited : debited) + code, BigDecimal.valueOf(amount.minor()), BigDecimal::add);
        credits.merge((undone ? debited : credited) + code, BigDecimal.valueOf(amount.minor()), BigDecimal::add);
    }

    /** Debits less credits. */
    long balance(String account) {
        return debits.getOrDefault(account, BigDecimal.ZERO)
                .subtract(credits.getOrDefault(account, BigDecimal.ZERO))
                .longValueExact();
    }

    /** A text for each ledger account that has something on it. */
    List<String> totals() {
        var accounts = new TreeMap<>(debits);
        accounts.putAll(credits);
        return accounts.keySet().stream()
                .map(account -> "%s %s %s"
                        .formatted(
                                account,
                                debits.getOrDefault(account, BigDecimal.ZERO),
                                credits.getOrDefault(account, BigDecimal.ZERO)))
                .toList();
    }
}
