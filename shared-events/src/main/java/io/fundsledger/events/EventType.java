package io.fundsledger.events;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of event names: what each is called outside, whatever its class is called inside. */
public enum EventType {
    ACCOUNT_OPENED("account-opened", 1),
    MONEY_DEPOSITED("money-deposited", 1),
    MONEY_WITHDRAWN("money-withdrawn", 1);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::eventName, Function.identity()));

    private final String eventName;
    private final int newestVersion;

    EventType(String eventName, int newestVersion) {
        this.eventName = eventName;
        this.newestVersion = newestVersion;
    }

    /** The name in the log and on the wire, in kebab case. */
    public String eventName() {
        return eventName;
    }

    /** The newest schema version that this code reads. */
    public int newestVersion() {
        return newestVersion;
    }

    public static EventType of(AccountEvent event) {
        return switch (event) {
            case AccountOpened opened -> ACCOUNT_OPENED;
            case MoneyDeposited deposited -> MONEY_DEPOSITED;
            case MoneyWithdrawn withdrawn -> MONEY_WITHDRAWN;
        };
    }

    /** Finds the type of a recorded event; throws UnknownEventException if this code is too old to know it. */
    public static EventType of(String eventName, int schemaVersion) {
        var type = BY_NAME.get(eventName);
        if (type == null || schemaVersion < 1 || schemaVersion > type.newestVersion) {
            throw new UnknownEventException(eventName, schemaVersion);
        }
        return type;
    }
}
