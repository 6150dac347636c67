package io.fundsledger.events;

import static io.fundsledger.events.ContractRelease.RELEASE_0_1;
import static io.fundsledger.events.ContractRelease.RELEASE_0_2;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of event names: what each is called outside, whatever its class is called inside, and which release of the
 * contract brought each of its schema versions.
 */
public enum EventType {
    ACCOUNT_OPENED("account-opened", RELEASE_0_1),
    MONEY_DEPOSITED("money-deposited", RELEASE_0_1, RELEASE_0_2),
    MONEY_WITHDRAWN("money-withdrawn", RELEASE_0_1, RELEASE_0_2),
    TRANSFER_SENT("transfer-sent", RELEASE_0_2),
    TRANSFER_RECEIVED("transfer-received", RELEASE_0_2),
    HOLD_PLACED("hold-placed", RELEASE_0_2),
    HOLD_CAPTURED("hold-captured", RELEASE_0_2),
    HOLD_RELEASED("hold-released", RELEASE_0_2),
    HOLD_EXPIRED("hold-expired", RELEASE_0_2),
    ENTRY_REVERSED("entry-reversed", RELEASE_0_2),
    OVERDRAFT_LIMIT_CHANGED("overdraft-limit-changed", RELEASE_0_2),
    ACCOUNT_FROZEN("account-frozen", RELEASE_0_2),
    ACCOUNT_UNFROZEN("account-unfrozen", RELEASE_0_2),
    ACCOUNT_CLOSED("account-closed", RELEASE_0_2);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::eventName, Function.identity()));

    private final String eventName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that cannot be changed
    private final List<ContractRelease> versions;

    EventType(String eventName, ContractRelease... versions) {
        this.eventName = eventName;
        this.versions = List.of(versions);
    }

    /** The name in the log and on the wire, in kebab case. */
    public String eventName() {
        return eventName;
    }

    /** The newest schema version that this code reads. */
    public int newestVersion() {
        return versions.size();
    }

    /** The newest schema version that a reader of the given release knows; 0 if it does not know the event at all. */
    public int versionIn(ContractRelease release) {
        return (int)
                versions.stream().filter(since -> since.compareTo(release) <= 0).count();
    }

    public static EventType of(AccountEvent event) {
        return switch (event) {
            case AccountOpened opened -> ACCOUNT_OPENED;
            case MoneyDeposited deposited -> MONEY_DEPOSITED;
            case MoneyWithdrawn withdrawn -> MONEY_WITHDRAWN;
            case TransferSent sent -> TRANSFER_SENT;
            case TransferReceived received -> TRANSFER_RECEIVED;
            case HoldPlaced placed -> HOLD_PLACED;
            case HoldCaptured captured -> HOLD_CAPTURED;
            case HoldReleased released -> HOLD_RELEASED;
            case HoldExpired expired -> HOLD_EXPIRED;
            case EntryReversed reversed -> ENTRY_REVERSED;
            case OverdraftLimitChanged changed -> OVERDRAFT_LIMIT_CHANGED;
            case AccountFrozen frozen -> ACCOUNT_FROZEN;
            case AccountUnfrozen unfrozen -> ACCOUNT_UNFROZEN;
            case AccountClosed closed -> ACCOUNT_CLOSED;
        };
    }

    /** Finds the type of a recorded event; throws UnknownEventException if this code is too old to know it. */
    public static EventType of(String eventName, int schemaVersion) {
        var type = BY_NAME.get(eventName);
        if (type == null || schemaVersion < 1 || schemaVersion > type.newestVersion()) {
            throw new UnknownEventException(eventName, schemaVersion);
        }
        return type;
    }
}
