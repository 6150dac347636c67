package io.fundsledger.events;

import tools.jackson.databind.node.ObjectNode;

/** From the data of any schema version ever written to that of the newest, a version at a time. */
final class Upcasters {

    private Upcasters() {}

    /** Data of the newest version that says what the given data says; the given data stays as it is. */
    static ObjectNode toNewest(EventType type, int schemaVersion, ObjectNode data) {
        var newer = data;
        for (var version = schemaVersion; version < type.newestVersion(); version++) {
            newer = next(type, version, newer);
        }
        return newer;
    }

    private static ObjectNode next(EventType type, int version, ObjectNode data) {
        return switch (type) {
            case MONEY_DEPOSITED, MONEY_WITHDRAWN -> withChannel(data);
            case ACCOUNT_OPENED,
                    TRANSFER_SENT,
                    TRANSFER_RECEIVED,
                    HOLD_PLACED,
                    HOLD_CAPTURED,
                    HOLD_RELEASED,
                    HOLD_EXPIRED,
                    ENTRY_REVERSED,
                    OVERDRAFT_LIMIT_CHANGED,
                    ACCOUNT_FROZEN,
                    ACCOUNT_UNFROZEN,
                    ACCOUNT_CLOSED ->
                throw new IllegalStateException("nothing leads on from %s v%d".formatted(type.eventName(), version));
        };
    }

    /** Version 1 to 2: nobody asked for the channel then. */
    private static ObjectNode withChannel(ObjectNode data) {
        var newer = data.objectNode();
        newer.setAll(data);
        return newer.put("channel", Channel.UNSPECIFIED);
    }
}
