package io.fundsledger.endtoend;

import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LocalLedger;
import java.time.Duration;

/** Log, topic and views tell the same. */
final class Agreement {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Agreement() {}

    /** Waits for it: what was recorded gets there in its time. */
    static void assertReached(LedgerApi ledger, LocalLedger processes) {
        await().atMost(PATIENCE).untilAsserted(() -> RecordedLog.assertSound(ledger));
        new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(ledger);
        Views.assertShowWhatTheLogSays(ledger);
    }
}
