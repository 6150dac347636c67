package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.localstack.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 in the middle of an import, the part started again, the import repeated: nothing lost, nothing twice. */
@OnOneLedger
class KilledPartsTest {

    private static final int ACCOUNTS = 20;
    private static final int ROWS = 5_000;

    private final LocalLedger processes;
    private final LedgerApi ledger;

    KilledPartsTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @ParameterizedTest
    @EnumSource(Victim.class)
    void nothingIsLostAndNothingIsThereTwice(Victim victim, @TempDir Path folder) throws IOException {
        var file = new SampleBookings(
                        victim.name().replace("_", "-"), victim.name().hashCode(), ACCOUNTS, ROWS)
                .writeTo(folder);
        var before = RecordedLog.count(processes);
        var broken = LedgerCli.startImport(ledger, file, "--batch", "5");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            broken.expectRunning();
            return RecordedLog.count(processes) > before + 500;
        });

        victim.kill(processes);
        broken.expectRunning();
        victim.restart(processes);
        broken.exitCode();

        var repeated = LedgerCli.startImport(ledger, file).expectExitCode(0);
        assertThat(repeated.output()).contains("0 on the write side, 0 on the read side");
        assertThat(RecordedLog.count(processes)).isEqualTo(before + ACCOUNTS + ROWS);
        RecordedLog.assertSound(ledger);
        new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(ledger);
        Views.assertShowWhatTheLogSays(ledger);
    }

    enum Victim {
        COMMAND_SERVICE(LedgerService.COMMAND),
        PROJECTOR_SERVICE(LedgerService.PROJECTOR),
        POSTGRES(Component.POSTGRES),
        KAFKA(Component.KAFKA),
        ELASTICSEARCH(Component.ELASTICSEARCH);

        private final Enum<?> part;

        Victim(Enum<?> part) {
            this.part = part;
        }

        void kill(LocalLedger ledger) {
            switch (part) {
                case LedgerService service -> ledger.service(service).kill();
                case Component component -> ledger.stack().process(component).kill();
                default -> throw new IllegalStateException(part.name());
            }
        }

        void restart(LocalLedger ledger) {
            switch (part) {
                case LedgerService service -> ledger.service(service).start();
                case Component component -> ledger.stack().process(component).start();
                default -> throw new IllegalStateException(part.name());
            }
        }
    }
}
