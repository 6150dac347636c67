package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Bookings;
import io.fundsledger.benchmarks.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Verifying the log, exported to a file, beside one SHA-256 of that file. */
record VerifyCase(Stage stage, Sizes sizes, Bookings bookings, List<UUID> accounts, Path folder) implements WriteCase {

    @Override
    public List<Result> run() throws Exception {
        var missing = sizes.verifyEvents - stage.log().recorded();
        bookings.move(accounts, Math.toIntExact(Math.max(0, missing)));
        var file = new ExportedLog(stage.commands(), folder.resolve("log.ndjson"));
        try {
            var export = file.write(stage.log().recorded());
            var first = file.verify();
            file.digest();
            var turns = Turns.take(sizes.rounds, file::verify, file::digest);
            return List.of(turns.result(
                    "verifying an exported log of %,d events".formatted(first.count()),
                    "one SHA-256 of the same bytes, in one thread",
                    Figure.PER_SECOND,
                    Goal.atLeast(0.5),
                    note(file, export, first)));
        } finally {
            Files.deleteIfExists(file.path());
        }
    }

    private static String note(ExportedLog file, Sample export, Sample first) throws IOException {
        return String.format(
                Locale.ROOT,
                "the file has %,d MiB; passes of a process that has made one already: its first came to %,.0f events a second;"
                        + " exporting the file to %,.0f",
                Files.size(file.path()) >> 20,
                first.perSecond(),
                export.perSecond());
    }
}
