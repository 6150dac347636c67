package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.util.Map;

/** A log that can be read as often as need be. */
interface LogSource extends AutoCloseable {

    VerifiedLog log();

    /** What its reading is measured in. */
    Progress.Unit unit();

    /**
     * Hands the lines of each partition to its sink, several partitions side by side, until all have been handed over or
     * a sink wants no more.
     *
     * @param progress is told how far it got
     * @throws IOException if the log cannot be read
     */
    void read(Map<Integer, ? extends LineSink> sinks, Progress progress) throws IOException, InterruptedException;

    /** Where each partition ends, as the log says of itself. To be asked after reading. */
    Map<Integer, Landmark> heads();

    @Override
    void close();
}
