package io.fundsledger.benchmarks.plain;

import io.fundsledger.benchmarks.load.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/** What {@code pgbench --log} writes: a line a transaction, a file a thread. */
final class PgBenchLog {

    /** The field of a line with the microseconds that the transaction took. */
    private static final int MICROS = 2;

    private PgBenchLog() {}

    static Histogram latencies(Path folder) throws IOException {
        var latencies = Sample.histogram();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(line -> latencies.recordValue(Long.parseLong(line.split(" ", -1)[MICROS]) * 1000));
                }
            }
        }
        return latencies;
    }
}
