package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.report.Machine;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.ResultTable;
import io.fundsledger.benchmarks.stage.Bookings;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.benchmarks.stage.Versions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** All cases of one run, one after the other. */
final class WriteRun {

    /** So that nobody runs out of it by cents. */
    private static final String PLENTY = "1000000.00";

    private final Stage stage;
    private final Sizes sizes;
    private final long seed;
    private final Path folder;
    private final PrintStream out;
    private final List<Result> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final long begin = System.nanoTime();

    WriteRun(Stage stage, Sizes sizes, long seed, Path folder, PrintStream out) {
        this.stage = stage;
        this.sizes = sizes;
        this.seed = seed;
        this.folder = folder;
        this.out = out;
    }

    /** Whether every case that was asked for came to figures that can be compared. */
    boolean isComplete() {
        return failures.isEmpty();
    }

    /** Measures what is asked for; what it was measured on and the tables, in Markdown. */
    String text() throws Exception {
        try (var bookings = new Bookings(stage, seed);
                var bench = new Workbench(stage, sizes, folder)) {
            if (sizes.only.stream().anyMatch(Question::needsPgBench)) {
                bench.makeTables();
                say("tables of the reference: made");
            }
            var accounts = accounts(bookings, sizes.accounts);
            measure(Question.BATCHES, new BatchesCase(bench, stage, sizes, accounts, folder.resolve("rows")));
            measure(Question.VERIFY, new VerifyCase(stage, sizes, bookings, accounts, folder));
            measure(Question.LATENCY, new LatencyCase(bench, accounts));
            measure(Question.WITHDRAWALS, new WithdrawalsCase(bench, sizes, accounts));
            measure(Question.HOT, new HotAccountCase(bench, sizes, accounts.getFirst()));
            if (sizes.wants(Question.TRANSFERS)) {
                var many = accounts(bookings, sizes.transferAccounts);
                measure(Question.TRANSFERS, new TransfersCase(bench, sizes, many));
            }
            measure(Question.LOG, new LogCase(stage, sizes));
            return text(bench);
        }
    }

    private List<UUID> accounts(Bookings bookings, int number) throws Exception {
        var accounts = bookings.open(number);
        bookings.fund(accounts, PLENTY);
        stage.log().database().settle();
        say("%,d accounts: opened and funded".formatted(number));
        return accounts;
    }

    private void measure(Question question, WriteCase measured) throws Exception {
        if (!sizes.wants(question)) {
            return;
        }
        try {
            var found = measured.run();
            results.addAll(found);
            found.forEach(result -> say(result.toString()));
        } catch (NotComparableException failed) {
            failures.add("- **%s is not compared**: %s.%n".formatted(question, failed.getMessage()));
            say(failures.getLast().strip());
        }
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "%6.0f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
    }

    private String text(Workbench bench) throws Exception {
        return """
            %s; %s.

            %s; seed %d. All of it took %.0f s, on %s (UTC). Load generator, command-service with its relay, Postgres and
            Kafka share the machine; nothing projects. A case and its reference take turns; figures are of all rounds,
            the ratio is the median of the rounds' ratios.

            %s%s
            %s\
            """.formatted(
                        Machine.text(),
                        Versions.ofWriting(stage),
                        sizes,
                        seed,
                        (System.nanoTime() - begin) / 1e9,
                        LocalDate.now(Clock.systemUTC()),
                        new ResultTable(results),
                        String.join("", failures),
                        bench.costs());
    }
}
