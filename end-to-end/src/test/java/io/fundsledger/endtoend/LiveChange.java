package io.fundsledger.endtoend;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A change of an account, as its stream tells it or as the log does. */
record LiveChange(String id, long version, String balance, String held, String overdraftLimit) {

    static LiveChange told(String id, JsonNode data) {
        return new LiveChange(
                id,
                data.path("version").asLong(),
                data.path("balance").asString(),
                data.path("held").asString(),
                data.path("overdraftLimit").asString());
    }

    /** What an account's events, all of them, come to one after the other. */
    static List<LiveChange> recorded(List<RecordedEvent> events) {
        var currency = ((AccountEvent.AccountOpened) events.getFirst().event()).currency();
        Map<Long, Long> holds = new HashMap<>();
        var changes = new ArrayList<LiveChange>();
        var balance = 0L;
        var limit = 0L;
        for (var recorded : events) {
            var event = recorded.event();
            balance += Views.effect(event);
            limit = limit(event, limit);
            hold(event, recorded.accountVersion(), holds);
            var held = holds.values().stream().mapToLong(Long::longValue).sum();
            changes.add(new LiveChange(
                    recorded.logPosition().toString(),
                    recorded.accountVersion(),
                    decimal(balance, currency),
                    decimal(held, currency),
                    decimal(limit, currency)));
        }
        return changes;
    }

    private static long limit(AccountEvent event, long before) {
        return switch (event) {
            case AccountEvent.AccountOpened opened -> opened.overdraftLimit().minor();
            case AccountEvent.OverdraftLimitChanged changed ->
                changed.overdraftLimit().minor();
            default -> before;
        };
    }

    private static void hold(AccountEvent event, long version, Map<Long, Long> holds) {
        switch (event) {
            case AccountEvent.HoldPlaced placed ->
                holds.put(version, placed.amount().minor());
            case AccountEvent.HoldCaptured captured -> end(holds, captured.holdId());
            case AccountEvent.HoldReleased released -> end(holds, released.holdId());
            case AccountEvent.HoldExpired expired -> end(holds, expired.holdId());
            default -> {}
        }
    }

    private static void end(Map<Long, Long> holds, long hold) {
        Objects.requireNonNull(holds.remove(hold), "a hold that was not open");
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).toDecimal();
    }
}
