package io.fundsledger.cli.verifying;

import io.fundsledger.cli.logfile.LogFileEnd;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the lines of a part of a file to the sinks of their partitions; what is out of order goes where it stands. */
final class PartitionRouter {

    private final Set<Integer> covered;
    private final Map<Integer, ? extends LineSink> sinks;
    private int current;
    private @Nullable LogFileEnd end;

    /**
     * @param covered the partitions that the file is about
     * @param sinks of some of them; lines of others are passed over
     * @param first the partition that the part begins with
     */
    PartitionRouter(Set<Integer> covered, Map<Integer, ? extends LineSink> sinks, int first) {
        this.covered = covered;
        this.sinks = sinks;
        this.current = first;
    }

    /** Brings all of it. */
    void route(LineBlocks blocks) throws IOException, InterruptedException {
        while (blocks.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            route(blocks.bytes(), blocks.length());
        }
    }

    private void route(byte[] bytes, int length) throws IOException {
        if (end != null) {
            throw new IOException("there is something after its end line");
        }
        if (FileLine.partition(bytes, lastLine(bytes, length), length) == current) {
            take(bytes, 0, length);
        } else {
            routeLines(bytes, length);
        }
    }

    private void routeLines(byte[] bytes, int length) throws IOException {
        var begun = 0;
        for (var at = 0; at < length; at = FileLine.end(bytes, at)) {
            var partition = FileLine.partition(bytes, at, length);
            if (partition == FileLine.END) {
                take(bytes, begun, at);
                end(bytes, at, length);
                return;
            }
            if (partition > current && covered.contains(partition)) {
                take(bytes, begun, at);
                begun = at;
                current = partition;
            }
        }
        take(bytes, begun, length);
    }

    private void take(byte[] bytes, int from, int to) {
        var sink = sinks.get(current);
        if (sink != null && from < to) {
            sink.take(bytes, from, to);
        }
    }

    private void end(byte[] bytes, int from, int to) throws IOException {
        var after = FileLine.end(bytes, from);
        end = readEnd(Arrays.copyOfRange(bytes, from, after - 1));
        if (after < to) {
            throw new IOException("there is something after its end line");
        }
    }

    private static LogFileEnd readEnd(byte[] line) throws IOException {
        try {
            return LogFileEnd.read(line);
        } catch (IllegalArgumentException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }

    private static int lastLine(byte[] bytes, int length) {
        var at = length - 1;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** The end line, where this part had it. */
    Optional<LogFileEnd> end() {
        return Optional.ofNullable(end);
    }
}
