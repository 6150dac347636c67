package io.fundsledger.cli.verifying;

import java.util.BitSet;
import java.util.UUID;

/**
 * Whether every leg of a transfer has its other leg, in memory that does not depend on how many transfers there are. Each
 * side adds or takes away a number that follows from all that both sides have to say alike: where both are there, nothing
 * is left. The numbers depend on a secret of this run, so that nobody can make legs that cancel out by design. Sums are
 * kept by transfer id in places, so that what is left tells where to look on a second reading.
 */
final class TransferSums {

    private static final int PLACES = 1 << 12;

    private final long secret;
    private final long[] sums = new long[PLACES];

    TransferSums(long secret) {
        this.secret = secret;
    }

    /** @param leaving whether this is the side that money left */
    void add(Leg leg, boolean leaving) {
        var fingerprint = fingerprint(leg);
        sums[place(leg.transferId())] += leaving ? fingerprint : -fingerprint;
    }

    void addAll(TransferSums others) {
        for (var place = 0; place < PLACES; place++) {
            sums[place] += others.sums[place];
        }
    }

    /** The places at which some leg has no other leg. */
    BitSet left() {
        var left = new BitSet(PLACES);
        for (var place = 0; place < PLACES; place++) {
            left.set(place, sums[place] != 0);
        }
        return left;
    }

    /** Where the sum of a transfer's legs is kept. */
    static int place(UUID transferId) {
        return transferId.hashCode() & (PLACES - 1);
    }

    private long fingerprint(Leg leg) {
        var mixed = mix(secret, leg.reversal() ? 1 : 0);
        mixed = mix(mixed, leg.transferId());
        mixed = mix(mix(mixed, leg.from()), leg.fromVersion());
        mixed = mix(mix(mixed, leg.to()), leg.toVersion());
        mixed = mix(mix(mixed, leg.amount()), leg.currency().hashCode());
        return mix(mixed, leg.recordedAt());
    }

    private static long mix(long mixed, UUID id) {
        return mix(mix(mixed, id.getMostSignificantBits()), id.getLeastSignificantBits());
    }

    /** The finalizer of MurmurHash3, over what was mixed before and one more word. */
    private static long mix(long mixed, long word) {
        var next = (mixed ^ word) * 0x9e3779b97f4a7c15L;
        next = (next ^ next >>> 33) * 0xff51afd7ed558ccdL;
        next = (next ^ next >>> 33) * 0xc4ceb9fe1a85ec53L;
        return next ^ next >>> 33;
    }
}
