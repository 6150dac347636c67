package io.fundsledger.simulation.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import java.util.ArrayList;
import java.util.List;

/** One account at each of its versions, folded by rules of its own: not by the code that decides. */
public final class Book {

    private final List<Figures> versions = new ArrayList<>(List.of(Figures.NONE));

    /** How many events there were. */
    public int version() {
        return versions.size() - 1;
    }

    public Figures at(int version) {
        return versions.get(version);
    }

    Figures last() {
        return versions.getLast();
    }

    /** The next event. */
    public void add(AccountEvent event) {
        versions.add(after(last(), version() + 1L, event));
    }

    /** How much more is booked after an event, in minor units. */
    public static long change(AccountEvent event) {
        return switch (event) {
            case MoneyDeposited deposited -> deposited.amount().minor();
            case MoneyWithdrawn withdrawn -> -withdrawn.amount().minor();
            case TransferSent sent -> -sent.amount().minor();
            case TransferReceived received -> received.amount().minor();
            case HoldCaptured captured -> -captured.amount().minor();
            case EntryReversed reversed ->
                (reversed.direction() == Direction.CREDIT ? 1 : -1)
                        * reversed.amount().minor();
            case AccountOpened _,
                    HoldPlaced _,
                    HoldReleased _,
                    HoldExpired _,
                    OverdraftLimitChanged _,
                    AccountFrozen _,
                    AccountUnfrozen _,
                    AccountClosed _ -> 0;
        };
    }

    private static Figures after(Figures before, long version, AccountEvent event) {
        var booked = before.booked(change(event));
        return switch (event) {
            case AccountOpened opened ->
                booked.limitedTo(opened.overdraftLimit().minor());
            case OverdraftLimitChanged changed ->
                booked.limitedTo(changed.overdraftLimit().minor());
            case HoldPlaced placed -> booked.with(version, placed.amount().minor());
            case HoldCaptured captured -> booked.without(captured.holdId());
            case HoldReleased released -> booked.without(released.holdId());
            case HoldExpired expired -> booked.without(expired.holdId());
            case MoneyDeposited _,
                    MoneyWithdrawn _,
                    TransferSent _,
                    TransferReceived _,
                    EntryReversed _,
                    AccountFrozen _,
                    AccountUnfrozen _,
                    AccountClosed _ -> booked;
        };
    }
}
