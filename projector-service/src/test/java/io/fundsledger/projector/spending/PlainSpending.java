package io.fundsledger.projector.spending;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Spending as the events say, with a look at the original of every reversal; a text for each slice that moved. */
final class PlainSpending {

    private final Map<String, long[]> slices = new TreeMap<>();
    private final Map<String, AccountEvent> entries = new HashMap<>();

    private PlainSpending() {}

    static List<String> of(List<ProjectedEvent> events) {
        var spending = new PlainSpending();
        for (var projected : events) {
            var account = projected.recorded().accountId();
            spending.entries.put(account + " " + projected.recorded().accountVersion(), projected.event());
            spending.add(account, projected.event());
        }
        return spending.slices.entrySet().stream()
                .map(slice -> "%s: %d out, %d in".formatted(slice.getKey(), slice.getValue()[0], slice.getValue()[1]))
                .toList();
    }

    private void add(UUID account, AccountEvent event) {
        switch (event) {
            case MoneyDeposited(var amount, var date, var channel, var category, var text) ->
                slice(account, date, category)[1] += amount.minor();
            case TransferReceived(var other, var amount, var date, var category, var text) ->
                slice(account, date, category)[1] += amount.minor();
            case MoneyWithdrawn(var amount, var date, var channel, var category, var text) ->
                slice(account, date, category)[0] += amount.minor();
            case TransferSent(var other, var amount, var date, var category, var text) ->
                slice(account, date, category)[0] += amount.minor();
            case HoldCaptured(var hold, var amount, var date, var category, var text) ->
                slice(account, date, category)[0] += amount.minor();
            case EntryReversed reversal -> undo(account, reversal);
            default -> {}
        }
    }

    private void undo(UUID account, EntryReversed reversal) {
        var original = Objects.requireNonNull(entries.get(account + " " + reversal.entryId()));
        var cameIn = original instanceof MoneyDeposited || original instanceof TransferReceived;
        slice(account, reversal.valueDate(), reversal.category())[cameIn ? 1 : 0] -=
                reversal.amount().minor();
    }

    private long[] slice(UUID account, LocalDate date, @Nullable String category) {
        var name = category == null ? "uncategorised" : category;
        return slices.computeIfAbsent(
                "%s %s %s".formatted(account, YearMonth.from(date), name), unknown -> new long[2]);
    }
}
