package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Where the partitions begin in a file in which they ascend: found by halving, so that several can be read side by side.
 * In a file in which they do not ascend, the places are some line beginnings, and whoever checks the lines will notice.
 */
final class PartitionBounds {

    private static final int PROBE_BYTES = 16 * 1024;

    private final FileChannel file;
    private final long size;
    private final byte[] probe = new byte[PROBE_BYTES];
    private int probed;

    PartitionBounds(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** Where the second line begins. */
    long afterHeader() throws IOException {
        return afterLineFeed(0);
    }

    /** Where the first line begins that is of this partition or a later one; {@code from} is where some line begins. */
    long begin(int partition, long from) throws IOException {
        var low = from - 1;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (partitionAfter(middle) >= partition) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return afterLineFeed(low);
    }

    /** The partition of the first line that says its own, behind the next line feed. */
    private int partitionAfter(long place) throws IOException {
        for (var at = afterLineFeed(place); at < size; at = afterLineFeed(at)) {
            fill(at);
            var partition = FileLine.partition(probe, 0, probed);
            if (partition != FileLine.UNKNOWN) {
                return partition;
            }
        }
        return FileLine.END;
    }

    private long afterLineFeed(long place) throws IOException {
        for (var at = place; at < size; at += probed) {
            fill(at);
            for (var i = 0; i < probed; i++) {
                if (probe[i] == '\n') {
                    return at + i + 1;
                }
            }
        }
        return size;
    }

    private void fill(long at) throws IOException {
        var buffer = ByteBuffer.wrap(probe);
        var read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer, at + buffer.position());
        }
        probed = buffer.position();
    }
}
