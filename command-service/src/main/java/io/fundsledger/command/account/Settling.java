package io.fundsledger.command.account;

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
import org.jspecify.annotations.Nullable;

/** Events after which a hold or an entry can have no other end. */
public final class Settling {

    private Settling() {}

    /** The version of the hold that an event ends, or of the entry that it reverses; null if it does neither. */
    public static @Nullable Long by(AccountEvent event) {
        return switch (event) {
            case HoldCaptured captured -> captured.holdId();
            case HoldReleased released -> released.holdId();
            case HoldExpired expired -> expired.holdId();
            case EntryReversed reversed -> reversed.entryId();
            case AccountOpened _,
                    MoneyDeposited _,
                    MoneyWithdrawn _,
                    TransferSent _,
                    TransferReceived _,
                    HoldPlaced _,
                    OverdraftLimitChanged _,
                    AccountFrozen _,
                    AccountUnfrozen _,
                    AccountClosed _ -> null;
        };
    }
}
