package io.fundsledger.command.api;

import io.fundsledger.command.log.LogReader;
import io.fundsledger.events.EventLine;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a partition of the log, a line an event. A page of it is in memory, and no connection is held while it is sent. */
final class PartitionLines {

    private static final int PAGE = 500;

    private final LogReader log;
    private final int partition;
    private final long to;
    private final OutputStream out;
    private long position;

    /**
     * @param from the first position to write
     * @param to the last one, if the log gets that far
     */
    PartitionLines(LogReader log, int partition, long from, long to, OutputStream out) {
        this.log = log;
        this.partition = partition;
        this.position = from - 1;
        this.to = to;
        this.out = out;
    }

    int partition() {
        return partition;
    }

    /** The last one written, or the one before the first. */
    long position() {
        return position;
    }

    /** Whether nothing more is wanted. */
    boolean isOver() {
        return position >= to;
    }

    /** Writes up to where the log ends now. */
    void writeToEnd() throws IOException {
        var more = !isOver();
        while (more) {
            var limit = (int) Math.min(PAGE, to - position);
            var page = log.partition(partition, position + 1, limit);
            for (var event : page) {
                out.write(EventLine.write(event));
                out.write('\n');
                position = event.position();
            }
            more = page.size() == limit && !isOver();
        }
    }

    /** An empty line: says that the connection is there and that nothing happened. */
    void writeHeartbeat() throws IOException {
        out.write('\n');
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }
}
