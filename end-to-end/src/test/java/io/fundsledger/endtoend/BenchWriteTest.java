package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger bench write}, small: whether it measures, checks and ends, not what it measures. */
class BenchWriteTest {

    private static final List<String> WITHOUT_PGBENCH = List.of(
            "withdrawals over REST in batches of 1,000, 4 connections \\| RATE; TIMES \\| COPY .* \\| RATE \\|",
            "verifying an exported log of [\\d,]+ events \\| RATE \\| one SHA-256 of the same bytes, in one thread \\| RATE \\|",
            "appending to the log alone, 5,000 events in it .* \\| RATE \\| the same, none in it \\| RATE \\|");

    private static final List<String> WITH_PGBENCH = List.of(
            "a transfer over REST, one client, one connection \\| TIMES \\| pgbench .* 1 client \\| TIMES \\|",
            "withdrawals over REST, 8 connections, 200 accounts \\| RATE; TIMES \\| pgbench -N .* clients: \\d+ \\| RATE \\|",
            "withdrawals over REST, 8 connections, one hot account \\| RATE; TIMES \\| .* clients: 64 \\| RATE \\|",
            "transfers over REST, 8 connections, Zipf .* \\| RATE; TIMES \\| pgbench -b tpcb-like .* \\| RATE \\|");

    private static final String RATIO =
            " (\\*\\*missed\\*\\* )?\\d+\\.\\d\\d \\(\\d+\\.\\d\\d–\\d+\\.\\d\\d\\) \\| [≤≥] \\d\\.\\d × \\|";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatNeedsNoPgbenchIsMeasuredAndWrittenDown() throws IOException {
        var document = folder.resolve("performance.md");
        var bench = bench("--only=BATCHES,VERIFY,LOG", "--write=" + document);

        bench.expectExitCode(0);

        var written = Files.readString(document);
        assertThat(WITHOUT_PGBENCH).allSatisfy(row -> assertThat(written).containsPattern(pattern(row)));
        assertThat(written)
                .contains("200 accounts", "JDK 25", "| seconds of processor for 1,000 | command-service |")
                .containsPattern("\\| batches: events \\| \\d+\\.\\d{3} \\|")
                .doesNotContain("not compared");
    }

    @Test
    void whatNeedsPgbenchIsMeasuredWhereItIsAndRefusedWhereItIsNot() throws IOException {
        var profiles = folder.resolve("profiles");
        var bench = bench("--only=LATENCY,WITHDRAWALS,HOT,TRANSFERS", "--profile=" + profiles);

        if (!pgbenchIsThere()) {
            bench.expectExitCode(2);
            assertThat(bench.output()).contains("pgbench is not on the PATH");
            return;
        }
        bench.expectExitCode(0);
        assertThat(WITH_PGBENCH).allSatisfy(row -> assertThat(bench.output()).containsPattern(pattern(row)));
        assertThat(profiles.resolve("withdrawals.md")).content().contains("io.fundsledger.command");
    }

    private static LedgerCli bench(String... options) {
        var small = List.of(
                "--accounts=200",
                "--transfer-accounts=300",
                "--scale=1",
                "--log-events=5000",
                "--verify-events=5000",
                "--seconds=1",
                "--warm-up=1",
                "--rounds=1",
                "--connections=8");
        var arguments = new ArrayList<>(List.of("write"));
        arguments.addAll(small);
        arguments.addAll(List.of(options));
        return LedgerCli.startBench(arguments.toArray(String[]::new));
    }

    private static boolean pgbenchIsThere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    private static Pattern pattern(String row) {
        return Pattern.compile("(?m)^\\| "
                + row.replace("RATE", "[1-9][\\d,]*/s")
                        .replace("TIMES", "p50 \\d+\\.\\d\\d, p99 \\d+\\.\\d\\d, p99\\.9 \\d+\\.\\d\\d ms")
                + RATIO
                + "$");
    }
}
