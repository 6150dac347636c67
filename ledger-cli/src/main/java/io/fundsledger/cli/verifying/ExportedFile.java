package io.fundsledger.cli.verifying;

import static java.util.stream.Collectors.toMap;

import io.fundsledger.cli.logfile.LogFileEnd;
import io.fundsledger.cli.logfile.LogFileReader;
import io.fundsledger.cli.logfile.LogHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log that was exported to a file. Partitions are read side by side where the file is not compressed, which brings every
 * line to where it belongs only if they ascend; {@link #inOrder} reads line after line.
 */
final class ExportedFile implements LogSource {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final VerifiedLog log;
    private final boolean sideBySide;
    private volatile @Nullable LogFileEnd end;

    private ExportedFile(Path file, VerifiedLog log, boolean sideBySide) {
        this.file = file;
        this.log = log;
        this.sideBySide = sideBySide;
    }

    /** Reads the header; throws LogFileException if the file has none. */
    static ExportedFile open(Path file) {
        try (var reader = LogFileReader.open(file)) {
            var header = reader.header();
            var log = new VerifiedLog(header.ledgerId(), header.partitions(), header.scope());
            return new ExportedFile(file, log, !isCompressed(file));
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    /** The same file, read from its first line to its last. */
    ExportedFile inOrder() {
        return new ExportedFile(file, log, false);
    }

    boolean isInOrder() {
        return !sideBySide;
    }

    @Override
    public VerifiedLog log() {
        return log;
    }

    @Override
    public Progress.Unit unit() {
        return Progress.Unit.MEBIBYTES;
    }

    @Override
    public void read(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        progress.expect(Files.size(file));
        if (sideBySide) {
            readSideBySide(sinks, progress);
        } else {
            readInOrder(sinks, progress);
        }
        if (end == null) {
            throw new IOException("it is cut off: it has no end line");
        }
    }

    private void readInOrder(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        try (var in = opened(progress);
                var handover = new Handover()) {
            var blocks = new LineBlocks(in);
            blocks.skipLine();
            var covered = log.covered();
            route(blocks, new PartitionRouter(Set.copyOf(covered), handover.before(sinks), covered.getFirst()));
        }
    }

    private InputStream opened(Progress progress) throws IOException {
        var counted = new CountedInput(Files.newInputStream(file), progress);
        return isCompressed(file) ? new GZIPInputStream(counted, BUFFER_BYTES) : counted;
    }

    private void readSideBySide(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file)) {
            var parts = new ArrayList<SideBySide.Work>();
            var bounds = new PartitionBounds(channel);
            var from = bounds.afterHeader();
            var partitions = log.covered();
            for (var partition : partitions) {
                var to = partition.equals(partitions.getLast()) ? channel.size() : bounds.begin(partition + 1, from);
                var in = new CountedInput(new FilePart(channel, from, to), progress);
                parts.add(() -> route(new LineBlocks(in), new PartitionRouter(Set.of(partition), sinks, partition)));
                from = to;
            }
            SideBySide.run(parts);
        }
    }

    private void route(LineBlocks blocks, PartitionRouter router) throws IOException, InterruptedException {
        router.route(blocks);
        router.end().ifPresent(found -> end = found);
    }

    @Override
    public Map<Integer, Landmark> heads() {
        return Objects.requireNonNull(end, "the end line comes after the events").heads().stream()
                .collect(toMap(LogHead::partition, head -> new Landmark(head.position(), head.hash(), "the end line")));
    }

    @Override
    public void close() {
        // Every reading opens the file and closes it.
    }
}
