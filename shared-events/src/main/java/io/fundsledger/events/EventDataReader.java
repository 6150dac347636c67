package io.fundsledger.events;

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

/** Reads data of the newest schema version of each type. */
final class EventDataReader {

    private EventDataReader() {}

    static AccountEvent read(EventType type, EventFields json) {
        return switch (type) {
            case ACCOUNT_OPENED -> new AccountOpened(json.required("ownerId"), json.limit(), json.text());
            case MONEY_DEPOSITED ->
                new MoneyDeposited(
                        json.amount(), json.valueDate(), json.required("channel"), json.category(), json.text());
            case MONEY_WITHDRAWN ->
                new MoneyWithdrawn(
                        json.amount(), json.valueDate(), json.required("channel"), json.category(), json.text());
            case TRANSFER_SENT ->
                new TransferSent(json.otherLeg(), json.amount(), json.valueDate(), json.category(), json.text());
            case TRANSFER_RECEIVED ->
                new TransferReceived(json.otherLeg(), json.amount(), json.valueDate(), json.category(), json.text());
            case HOLD_PLACED ->
                new HoldPlaced(json.amount(), json.optionalInstant("expiresAt"), json.category(), json.text());
            case HOLD_CAPTURED ->
                new HoldCaptured(json.version("holdId"), json.amount(), json.valueDate(), json.category(), json.text());
            case HOLD_RELEASED -> new HoldReleased(json.version("holdId"), json.text());
            case HOLD_EXPIRED -> new HoldExpired(json.version("holdId"));
            case ENTRY_REVERSED -> reversed(json);
            case OVERDRAFT_LIMIT_CHANGED -> new OverdraftLimitChanged(json.limit(), json.text());
            case ACCOUNT_FROZEN -> new AccountFrozen(json.text());
            case ACCOUNT_UNFROZEN -> new AccountUnfrozen(json.text());
            case ACCOUNT_CLOSED -> new AccountClosed(json.text());
        };
    }

    private static EntryReversed reversed(EventFields json) {
        return new EntryReversed(
                json.version("entryId"),
                json.word("kind", EntryKind.values(), EntryKind::word),
                json.amount(),
                json.word("direction", Direction.values(), Direction::word),
                json.flag("forced"),
                json.valueDate(),
                json.category(),
                json.optionalOtherLeg(),
                json.text());
    }
}
