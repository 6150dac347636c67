package io.fundsledger.cli.verifying;

import io.fundsledger.cli.console.Terminal;
import java.io.PrintStream;

/** Is told by several threads how reading a log gets on, and shows it. */
interface Progress extends AutoCloseable {

    /**
     * What reading is measured in.
     *
     * @param name for a person
     * @param size how many of what is counted make one of it
     */
    record Unit(String name, long size) {

        static final Unit EVENTS = new Unit("events", 1);
        static final Unit MEBIBYTES = new Unit("MiB", 1 << 20);
    }

    /** Shows nothing: of what takes no time. */
    Progress NONE = new Progress() {

        @Override
        public void expect(long all) {}

        @Override
        public void read(long more) {}

        @Override
        public void close() {}
    };

    /** A bar on a terminal, lines elsewhere. */
    static Progress show(PrintStream out, Unit unit) {
        return Terminal.isWatched() ? new BarProgress(unit) : new LineProgress(out, unit);
    }

    /** How much there is to read. */
    void expect(long all);

    /** So much more has been read. */
    void read(long more);

    @Override
    void close();
}
