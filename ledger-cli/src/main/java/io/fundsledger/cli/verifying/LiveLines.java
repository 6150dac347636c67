package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.LogClient;
import java.io.IOException;
import java.io.InputStream;

/** Brings the lines of a partition of a running ledger to a sink, and knows where to go on when the stream breaks off. */
final class LiveLines implements LogClient.Lines {

    private final LineSink sink;
    private final Progress progress;
    private long next;

    LiveLines(LineSink sink, long from, Progress progress) {
        this.sink = sink;
        this.next = from;
        this.progress = progress;
    }

    @Override
    public long from() {
        return next;
    }

    @Override
    public void read(InputStream lines) throws IOException {
        var blocks = new LineBlocks(lines);
        var wantsMore = true;
        while (wantsMore && blocks.next()) {
            var events = count(blocks.bytes(), blocks.length());
            wantsMore = sink.take(blocks.bytes(), 0, blocks.length());
            progress.read(events);
            next = wantsMore ? next + events : Long.MAX_VALUE;
        }
    }

    private static int count(byte[] bytes, int length) {
        var lines = 0;
        for (var at = 0; at < length; at++) {
            lines += bytes[at] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
