package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.local.LocalLedger;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger import}, from the file to the views. */
@OnOneLedger
class SampleImportTest {

    private static final int ACCOUNTS = 40;
    private static final int ROWS = 2_000;

    private final LocalLedger processes;
    private final LedgerApi ledger;

    SampleImportTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Test
    void everyBalanceIsRightAndASecondImportRecordsNothing(@TempDir Path folder) throws IOException {
        var sample = new SampleBookings("imported-twice", 1, ACCOUNTS, ROWS);
        var file = sample.writeTo(folder);
        var before = RecordedLog.count(processes);

        var first = LedgerCli.startImport(ledger, file, "--check-days", "--check-views")
                .expectExitCode(0);
        assertThat(first.output())
                .contains("events recorded  2,040", "0 on the write side, 0 on the read side")
                .containsPattern("account days     1,\\d{3}, 0 of them differ")
                .containsPattern("months           1\\d\\d, 0 of them differ")
                .containsPattern("spending         [12]\\d\\d, 0 of them differ")
                .containsPattern("trial balance    balanced")
                .contains("sum of balances  EUR " + sample.sumOfBalances());
        assertThat(RecordedLog.count(processes)).isEqualTo(before + ACCOUNTS + ROWS);

        var second = LedgerCli.startImport(ledger, file).expectExitCode(0);
        assertThat(second.output())
                .contains("events recorded  0", "replayed         2,040")
                .contains("0 on the write side, 0 on the read side");
        assertThat(RecordedLog.count(processes)).isEqualTo(before + ACCOUNTS + ROWS);
        Views.assertShowWhatTheLogSays(ledger);
    }
}
