package io.fundsledger.endtoend;

import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.localstack.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A producer that gives up on a record and goes on with the next leaves a hole in the topic: not this one. */
@OnOneLedger
class PausedBrokerTest {

    /** Beyond the longest time-out of relay and projector that is not endless, 15 s. */
    private static final Duration PAUSE = Duration.ofSeconds(18);

    private final LocalLedger processes;
    private final LedgerApi ledger;

    PausedBrokerTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Test
    void aBrokerPausedBeyondEveryTimeOutUnderLoadLeavesNoGapInTheTopic(@TempDir Path folder) throws IOException {
        var file = new SampleBookings("broker-paused", 7, 20, 5_000).writeTo(folder);
        var kafka = processes.stack().process(Component.KAFKA);
        var before = RecordedLog.count(processes);
        var running = LedgerCli.startImport(ledger, file, "--batch", "20");
        await().atMost(Duration.ofSeconds(60)).until(() -> RecordedLog.count(processes) > before + 300);

        kafka.pause();
        var wake = System.nanoTime() + PAUSE.toNanos();
        await().atMost(PAUSE.multipliedBy(2)).until(() -> System.nanoTime() > wake);
        kafka.resume();

        running.expectExitCode(0);
        RecordedLog.assertSound(ledger);
        new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(ledger);
        Views.assertShowWhatTheLogSays(ledger);
    }
}
