package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import java.util.List;

/** What an event says, as far as a command decides it: not the day, nor the id of a transfer. */
final class Words {

    private Words() {}

    static List<String> of(List<RecordedEvent> events) {
        return events.stream().map(event -> of(event.event())).toList();
    }

    private static String of(AccountEvent event) {
        return switch (event) {
            case AccountEvent.AccountOpened opened ->
                "opened for %s, limit %s".formatted(opened.ownerId(), opened.overdraftLimit());
            case AccountEvent.MoneyDeposited deposited -> "deposited " + deposited.amount();
            case AccountEvent.MoneyWithdrawn withdrawn -> "withdrawn " + withdrawn.amount();
            case AccountEvent.TransferSent sent -> "sent %s to %s".formatted(sent.amount(), of(sent.other()));
            case AccountEvent.TransferReceived received ->
                "received %s from %s".formatted(received.amount(), of(received.other()));
            case AccountEvent.HoldPlaced placed -> "held %s until %s".formatted(placed.amount(), placed.expiresAt());
            case AccountEvent.HoldCaptured captured ->
                "captured %s of hold %d".formatted(captured.amount(), captured.holdId());
            case AccountEvent.HoldReleased released -> "released hold " + released.holdId();
            case AccountEvent.HoldExpired expired -> "expired hold " + expired.holdId();
            case AccountEvent.EntryReversed reversed ->
                "reversed %s %d: %s %s, forced %s, other %s"
                        .formatted(
                                reversed.kind(),
                                reversed.entryId(),
                                reversed.direction(),
                                reversed.amount(),
                                reversed.forced(),
                                reversed.other() == null ? "none" : of(reversed.other()));
            case AccountEvent.OverdraftLimitChanged changed -> "limited to " + changed.overdraftLimit();
            case AccountEvent.AccountFrozen _ -> "frozen";
            case AccountEvent.AccountUnfrozen _ -> "unfrozen";
            case AccountEvent.AccountClosed _ -> "closed";
        };
    }

    private static String of(OtherLeg leg) {
        return "%s at %d".formatted(leg.accountId(), leg.version());
    }
}
