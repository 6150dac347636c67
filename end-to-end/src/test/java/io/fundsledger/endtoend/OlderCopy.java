package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

/** What callers get while an older copy of the event store is there, and when it has been exchanged. */
final class OlderCopy {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Several looks of the relay, of the expiry sweep and of the signer. */
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private OlderCopy() {}

    /** For a while every command is refused with 503 {@code log-behind-topic}, and nothing is recorded. */
    static void assertTakesNothing(LedgerApi ledger, UUID... accounts) {
        var before = RecordedLog.length(ledger);
        await().during(A_WHILE).atMost(PATIENCE).untilAsserted(() -> {
            for (var account : accounts) {
                var refused = ledger.deposit(account, "0.01").expect(503);
                assertThat(refused.text("code")).isEqualTo("log-behind-topic");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(RecordedLog.length(ledger)).isEqualTo(before);
        });
    }

    /** The answer to a deposit that is sent until it is recorded: the sessions of the store may just have been ended. */
    static Reply depositUntilRecorded(LedgerApi ledger, UUID account, String amount) {
        var key = UUID.randomUUID().toString();
        return await().atMost(PATIENCE)
                .until(() -> ledger.book(account, "deposits", amount, key), reply -> reply.status() == 201);
    }
}
