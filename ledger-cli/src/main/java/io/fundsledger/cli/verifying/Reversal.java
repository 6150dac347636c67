package io.fundsledger.cli.verifying;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reversal says of the entry that it undoes.
 *
 * @param kind the entry's, such as {@code deposit}
 * @param amount in minor units
 * @param credit whether it brings the amount back to the account
 * @param transferId of a transfer; else null
 * @param otherAccount of a transfer; else null
 * @param position of the reversal
 */
record Reversal(
        String kind,
        long amount,
        boolean credit,
        @Nullable UUID transferId,
        @Nullable UUID otherAccount,
        long position) {

    /** What a balance gains by it. */
    long effect() {
        return credit ? amount : -amount;
    }
}
