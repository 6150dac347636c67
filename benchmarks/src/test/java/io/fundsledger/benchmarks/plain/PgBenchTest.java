package io.fundsledger.benchmarks.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgBenchTest {

    private static final String WORDS = """
            transaction type: <builtin: TPC-B (sort of)>
            number of transactions actually processed: 5000
            number of failed transactions: 0 (0.000%)
            latency average = 1.600 ms
            tps = 2500.000000 (without initial connection time)
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatItSaysIsRead() {
        var sample = PgBench.sample(WORDS);

        assertThat(sample.count()).isEqualTo(5000);
        assertThat(sample.perSecond()).isEqualTo(2500);
    }

    @Test
    void aRunWithFailedTransactionsIsNoReference() {
        var failed = WORDS.replace("failed transactions: 0 (0.000%)", "failed transactions: 3 (0.060%)");

        assertThatThrownBy(() -> PgBench.sample(failed)).hasMessageContaining("failed transactions: 3");
    }

    @Test
    void itsLogHasTheTimeOfEachTransaction() throws IOException {
        Files.writeString(folder.resolve("each.1"), "0 1 250 0 1764231000 100\n0 2 350 0 1764231000 200\n");
        Files.writeString(folder.resolve("each.1.1"), "1 1 1000 0 1764231000 300\n");

        var latencies = PgBenchLog.latencies(folder);

        assertThat(latencies.getTotalCount()).isEqualTo(3);
        assertThat(latencies.getValueAtPercentile(50) / 1000).isEqualTo(350);
        assertThat(latencies.getMaxValue() / 1000).isBetween(1000L, 1001L);
    }

    @Test
    void theScriptOfTheHotRowIsWrittenForIt() throws IOException {
        var options = PgBenchScript.HOT_ROW.options(folder);

        assertThat(options).first().isEqualTo("-f");
        assertThat(Path.of(options.getLast())).content().contains("UPDATE pgbench_accounts");
    }
}
