package io.fundsledger.cli.verifying;

/** Takes the lines of a partition in the order in which they stand in the log. */
interface LineSink {

    /**
     * Takes whole lines, each with its line feed; the bytes are the giver's again afterwards.
     *
     * @return whether it wants more
     */
    boolean take(byte[] bytes, int from, int to);

    /** The next event is not to be had; nothing follows. */
    default void missing(String reason) {
        throw new FaultFound(reason);
    }
}
