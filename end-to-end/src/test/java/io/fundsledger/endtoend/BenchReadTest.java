package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger bench read}, small: whether it measures and ends, not what it measures. */
class BenchReadTest {

    /** What each row begins with, and how its figures look. */
    private static final List<String> ROWS = List.of(
            "projecting into Postgres \\(accounts\\).*\\| RATE \\| COPY .*\\| RATE \\|",
            "indexing into Elasticsearch.*\\| RATE \\| a bare bulk loader.*\\| RATE \\|",
            "search over 600 transactions, p99 \\| TIMES \\| .*\\| TIMES \\|",
            "balance of a random account .* 200 accounts \\| RATE; TIMES \\| .*\\| RATE; TIMES \\|",
            "the first statement page of an account with 500 lines \\| TIMES \\| .*\\| TIMES \\|",
            "bitemporal balance of an account with 500 lines \\| TIMES \\| .*\\| TIMES \\|",
            "from the command's answer to visible in the view, p50 \\| TIMES \\| .*\\| TIMES \\|",
            "from the command's answer to visible in the view, p99 \\| TIMES \\| .*\\| TIMES \\|");

    private static final String RATIO =
            " (\\*\\*missed\\*\\* )?\\d+\\.\\d\\d \\(\\d+\\.\\d\\d–\\d+\\.\\d\\d\\) \\| [≤≥] \\d\\.\\d × \\|";

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyCaseAndItsReferenceAreMeasuredAndWrittenDown() throws IOException {
        var document = folder.resolve("performance.md");
        Files.writeString(document, "# Performance\n");

        var bench = LedgerCli.startBench(
                "read",
                "--accounts=200",
                "--transactions=600",
                "--lines=500",
                "--seconds=1",
                "--warm-up=1",
                "--rounds=1",
                "--load-rounds=1",
                "--connections=8",
                "--write=" + document);

        bench.expectExitCode(0);
        var written = Files.readString(document);
        assertThat(written)
                .startsWith("# Performance\n")
                .contains("200 accounts, 600 transactions, 500 lines", "JDK 25");
        assertThat(ROWS).allSatisfy(row -> assertThat(written).containsPattern(pattern(row)));
        assertThat(bench.output())
                .contains(written.lines().filter(line -> line.startsWith("|")).toList());
    }

    @Test
    void interruptedItLeavesNothingRunning() {
        var bench = LedgerCli.startBench("read", "--accounts=200", "--write=" + folder.resolve("performance.md"));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.output().contains("postgres "));

        var children = bench.interrupt();

        bench.exitCode();
        assertThat(children).isNotEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(folder.resolve("performance.md")).doesNotExist();
    }

    private static Pattern pattern(String row) {
        return Pattern.compile("(?m)^\\| "
                + row.replace("RATE", "[1-9][\\d,]*/s")
                        .replace("TIMES", "p50 \\d+\\.\\d\\d, p99 \\d+\\.\\d\\d, p99\\.9 \\d+\\.\\d\\d ms")
                + RATIO
                + "$");
    }
}
