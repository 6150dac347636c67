package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * No money comes from nowhere: the accounts hold what came from outside less what went there, transfers moving nothing. And
 * no command leaves less than nothing available where it took something, unless it was forced.
 */
record MoneyCheck(Ledger ledger, Findings findings) {

    void check() {
        Map<Currency, Long> held = new HashMap<>();
        Map<Currency, Long> cameIn = new HashMap<>();
        for (var story : ledger.stories().values()) {
            var currency = Objects.requireNonNull(story.state(1)).currency();
            var last = Objects.requireNonNull(story.state(story.versions()));
            held.merge(currency, last.balance().minor(), Math::addExact);
            story.recorded().forEach(event -> cameIn.merge(currency, fromOutside(event.event()), Math::addExact));
            story.recorded().forEach(event -> checkAvailable(story, event));
        }
        findings.require(held.equals(cameIn), "accounts hold another sum than what came from outside: ", held, cameIn);
    }

    private void checkAvailable(AccountStory story, RecordedEvent event) {
        var before = story.state(event.accountVersion() - 1);
        var after = Objects.requireNonNull(story.state(event.accountVersion()));
        var forced = event.event() instanceof AccountEvent.EntryReversed reversed && reversed.forced();
        var left = after.availableAt(event.recordedAt()).minor();
        findings.require(
                left >= 0
                        || forced
                        || (before != null
                                && left
                                        >= before.availableAt(event.recordedAt())
                                                .minor()),
                "less than nothing is available: ",
                left,
                event);
    }

    /** In minor units; less than zero is what went out. */
    private static long fromOutside(AccountEvent event) {
        return switch (event) {
            case AccountEvent.MoneyDeposited deposited -> deposited.amount().minor();
            case AccountEvent.MoneyWithdrawn withdrawn -> -withdrawn.amount().minor();
            case AccountEvent.HoldCaptured captured -> -captured.amount().minor();
            case AccountEvent.EntryReversed reversed
            when reversed.kind() != EntryKind.TRANSFER ->
                reversed.kind() == EntryKind.DEPOSIT
                        ? -reversed.amount().minor()
                        : reversed.amount().minor();
            case AccountEvent.EntryReversed _,
                    AccountEvent.TransferSent _,
                    AccountEvent.TransferReceived _,
                    AccountEvent.AccountOpened _,
                    AccountEvent.HoldPlaced _,
                    AccountEvent.HoldReleased _,
                    AccountEvent.HoldExpired _,
                    AccountEvent.OverdraftLimitChanged _,
                    AccountEvent.AccountFrozen _,
                    AccountEvent.AccountUnfrozen _,
                    AccountEvent.AccountClosed _ -> 0;
        };
    }
}
