package io.fundsledger.command.api;

import io.fundsledger.command.log.CommandKey;
import io.fundsledger.events.CommandKeyHash;
import java.util.UUID;

/** The id of what a command makes, where its caller gives none: the same whenever the command is repeated. */
final class DerivedId {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DerivedId() {}

    /** UUIDv8 (RFC 9562) of the first 16 bytes of the command key's hash. */
    static UUID of(CommandKey key) {
        var hash = CommandKeyHash.of(key.actor(), key.idempotencyKey());
        var high = Long.parseUnsignedLong(hash, 0, 16, 16);
        var low = Long.parseUnsignedLong(hash, 16, 32, 16);
        return new UUID((high & ~0xf000L) | VERSION_8, (low & 0x3fff_ffff_ffff_ffffL) | VARIANT);
    }
}
