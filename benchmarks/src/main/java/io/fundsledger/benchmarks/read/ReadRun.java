package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.report.Machine;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.ResultTable;
import io.fundsledger.benchmarks.stage.Bookings;
import io.fundsledger.benchmarks.stage.Elasticsearch;
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
import java.util.concurrent.Callable;

/** All cases of one run, one after the other, each as soon as the ledger holds what it needs. */
final class ReadRun {

    private final Stage stage;
    private final Sizes sizes;
    private final long seed;
    private final Path folder;
    private final PrintStream out;
    private final List<Result> results = new ArrayList<>();
    private final long begin = System.nanoTime();
    private double makingSeconds;

    ReadRun(Stage stage, Sizes sizes, long seed, Path folder, PrintStream out) {
        this.stage = stage;
        this.sizes = sizes;
        this.seed = seed;
        this.folder = folder;
        this.out = out;
    }

    /** Measures what is asked for; what it was measured on and the table, in Markdown. */
    String text() throws Exception {
        try (var bookings = new Bookings(stage, seed);
                var elasticsearch = new Elasticsearch(stage.elasticsearch())) {
            var accounts = making("accounts and transactions", () -> accounts(bookings));
            loading(new CatchUp(stage), elasticsearch);
            measure(Question.SEARCH, new SearchCase(stage, sizes, seed));
            measure(Question.BALANCE, new BalanceCase(stage, sizes, accounts, folder.resolve("pgbench")));
            if (sizes.wants(Question.STATEMENT) || sizes.wants(Question.BITEMPORAL)) {
                longHistory(bookings);
            }
            measure(Question.VISIBILITY, new VisibilityCase(stage, sizes, accounts));
            return text(Versions.of(stage, elasticsearch));
        }
    }

    private List<UUID> accounts(Bookings bookings) throws Exception {
        var accounts = bookings.open(sizes.accounts);
        bookings.move(accounts, sizes.transactions);
        return accounts;
    }

    private void loading(CatchUp catchUp, Elasticsearch elasticsearch) throws Exception {
        var rows = folder.resolve("rows");
        measure(Question.PROJECTING, new ProjectingCase(stage, sizes, catchUp, rows));
        measure(Question.REBUILD, new RebuildCase(stage, sizes, rows));
        var documents = folder.resolve("documents");
        measure(Question.INDEXING, new IndexingCase(stage, sizes, catchUp, elasticsearch, documents));
        stage.views().settle();
    }

    private void longHistory(Bookings bookings) throws Exception {
        var shortAccount = bookings.accountOf(Sizes.SHORT_STATEMENT);
        var longAccount = making("the long account", () -> bookings.accountOf(sizes.lines));
        measure(Question.STATEMENT, new StatementCase(stage, sizes, longAccount, shortAccount));
        measure(Question.BITEMPORAL, new BitemporalCase(stage, sizes, longAccount));
    }

    /** Has data made, and waits until every view holds it. */
    private <T> T making(String what, Callable<T> work) throws Exception {
        var start = System.nanoTime();
        var made = work.call();
        say(what + ": recorded");
        stage.views().awaitAll(Sizes.PATIENCE);
        stage.views().settle();
        makingSeconds += (System.nanoTime() - start) / 1e9;
        say(what + ": in all views");
        return made;
    }

    private void measure(Question question, ReadCase measured) throws Exception {
        if (!sizes.wants(question)) {
            return;
        }
        var found = measured.run();
        results.addAll(found);
        found.forEach(result -> say(result.toString()));
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "%6.0f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
    }

    private String text(String versions) {
        return """
            %s; %s.

            %s; seed %d. Making the data took %.0f s, until every view held it; all of it took %.0f s, on %s (UTC). Load
            generator, services and servers share the machine. A case and its reference take turns; figures are of all
            rounds, the ratio is the median of the rounds' ratios.

            %s\
            """.formatted(
                        Machine.text(),
                        versions,
                        sizes,
                        seed,
                        makingSeconds,
                        (System.nanoTime() - begin) / 1e9,
                        LocalDate.now(Clock.systemUTC()),
                        new ResultTable(results));
    }
}
