package io.fundsledger.cli.verifying;

import static java.util.stream.Collectors.toMap;

import io.fundsledger.cli.logfile.LogFileEnd;
import io.fundsledger.cli.logfile.LogFileReader;
import io.fundsledger.cli.logfile.LogHead;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A log that was exported to a file. Partitions are read side by side where the file is not compressed. */
final class ExportedFile implements LogSource {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final VerifiedLog log;
    private volatile @Nullable LogFileEnd end;

    private ExportedFile(Path file, VerifiedLog log) {
        this.file = file;
        this.log = log;
    }

    /** Reads the header; throws LogFileException if the file has none. */
    static ExportedFile open(Path file) {
        try (var reader = LogFileReader.open(file)) {
            var header = reader.header();
            return new ExportedFile(file, new VerifiedLog(header.ledgerId(), header.partitions(), header.scope()));
        }
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
        if (file.toString().endsWith(".gz")) {
            readCompressed(sinks, progress);
        } else {
            readSideBySide(sinks, progress);
        }
        if (end == null) {
            throw new IOException("it is cut off: it has no end line");
        }
    }

    private void readCompressed(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        try (var in = new GZIPInputStream(new CountedInput(Files.newInputStream(file), progress), BUFFER_BYTES);
                var handover = new Handover()) {
            var blocks = new LineBlocks(in);
            blocks.skipLine();
            route(blocks, log.covered().getFirst(), handover.before(sinks));
        }
    }

    private void readSideBySide(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file)) {
            var parts = new ArrayList<SideBySide.Work>();
            var bounds = new PartitionBounds(channel);
            var from = bounds.afterHeader();
            var partitions = log.covered();
            for (var partition : partitions) {
                var to = partition.equals(partitions.getLast())
                        ? channel.size()
                        : bounds.begin(partition + 1, from);
                var in = new CountedInput(new FilePart(channel, from, to), progress);
                parts.add(() -> route(new LineBlocks(in), partition, sinks));
                from = to;
            }
            SideBySide.run(parts);
        }
    }

    private void route(LineBlocks blocks, int first, Map<Integer, ? extends LineSink> sinks)
            throws IOException, InterruptedException {
        var router = new PartitionRouter(Set.copyOf(log.covered()), sinks, first);
        router.route(blocks);
        router.end().ifPresent(found -> end = found);
    }

    @Override
    public Map<Integer, Landmark> heads() {
        return Objects.requireNonNull(end, "the end line comes after the events").heads().stream()
                .collect(toMap(
                        LogHead::partition, head -> new Landmark(head.position(), head.hash(), "the end line")));
    }

    @Override
    public void close() {
        // Every reading opens the file and closes it.
    }
}
