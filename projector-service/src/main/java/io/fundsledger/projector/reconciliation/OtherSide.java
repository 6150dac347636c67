package io.fundsledger.projector.reconciliation;

import org.jspecify.annotations.Nullable;

/** The ledger account that an entry is posted to besides that of the customers. */
final class OtherSide {

    private OtherSide() {}

    /** Null for a reversal, whose other side is its original's; also for what no entry is. */
    static @Nullable String of(@Nullable String type, @Nullable String channel, @Nullable String currency) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "deposit", "withdrawal" -> "channel:" + channel + ":" + currency;
            case "transfer-in", "transfer-out" -> "transfers-in-transit:" + currency;
            case "capture" -> "captures:" + currency;
            default -> null;
        };
    }
}
