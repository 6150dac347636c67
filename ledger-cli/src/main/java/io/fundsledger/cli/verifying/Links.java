package io.fundsledger.cli.verifying;

import java.util.HexFormat;

/** How the events of a partition are tied together: what each must say of its place and of the event before it. */
sealed interface Links permits WholeChain, SingleEvents {

    /** Checks one more event; throws FaultFound. */
    void follow(RawLine line);

    /** The last event's position; 0 before the first. */
    long position();

    /** The last event's hash; before the first, what that has before it. */
    byte[] hash();

    /** The same in hexadecimal digits. */
    default String hashText() {
        return HexFormat.of().formatHex(hash());
    }
}
