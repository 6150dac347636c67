package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.events.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two command-services on one log. */
@OnOneLedger
class TwoInstancesTest {

    private static final int WRITERS = 8;
    private static final int COMMANDS_EACH = 60;

    private final LocalLedger processes;
    private final LedgerApi one;

    TwoInstancesTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.one = ledger;
    }

    @Test
    void eachSeesWhatTheOtherRecordedAndNothingIsLostOrDoubled() throws Exception {
        var second = processes.another(LedgerService.COMMAND);
        second.start();
        try {
            var two = one.commandsAt(second.url());
            depositsThroughOneAreSpentThroughTheOtherAtOnce(two);
            everyAcknowledgementIsOneEvent(two);
            RecordedLog.assertSound(one);
            new PublishedTopic(processes.stack().kafka().bootstrapServers()).assertHoldsAllOf(one);
        } finally {
            processes.retire(second);
        }
    }

    private void depositsThroughOneAreSpentThroughTheOtherAtOnce(LedgerApi two) {
        var account = one.open();
        for (var round = 0; round < 50; round++) {
            one.deposit(account, "10.00").expect(201);
            two.withdraw(account, "10.00").expect(201);
            two.deposit(account, "7.00").expect(201);
            one.withdraw(account, "7.00").expect(201);
        }
    }

    /** On few accounts, so that both decide on the same ones all the time. */
    private void everyAcknowledgementIsOneEvent(LedgerApi two) throws Exception {
        var accounts = Stream.generate(one::open).limit(3).toList();
        var acknowledged = new ArrayList<Reply>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> write(writer % 2 == 0 ? one : two, accounts)))
                    .toList();
            for (var writer : writers) {
                acknowledged.addAll(result(writer));
            }
        }

        assertThat(acknowledged).hasSize(WRITERS * COMMANDS_EACH);
        assertThat(acknowledged.stream().map(reply -> LogPosition.parse(reply.position())))
                .doesNotHaveDuplicates();
        for (var account : accounts) {
            assertBalanceIsWhatWasAcknowledged(account, acknowledged);
        }
    }

    /** Each withdrawal is covered by the deposit before it, whatever the others do: no refusal would be justified. */
    private static List<Reply> write(LedgerApi instance, List<UUID> accounts) {
        var replies = new ArrayList<Reply>();
        for (var command = 0; command < COMMANDS_EACH; command += 2) {
            var account = accounts.get(command / 2 % accounts.size());
            replies.add(instance.deposit(account, "3.00").expect(201));
            replies.add(instance.withdraw(account, "2.00").expect(201));
        }
        return replies;
    }

    private void assertBalanceIsWhatWasAcknowledged(UUID account, List<Reply> acknowledged) {
        var entries = acknowledged.stream()
                .filter(reply -> reply.text("accountId").equals(account.toString()))
                .count();
        var replayed = LedgerApi.get(one.commands().resolve("/v1/accounts/" + account + "/replay"))
                .expect(200);
        assertThat(replayed.json().get("version").asLong()).isEqualTo(entries + 1);
        assertThat(replayed.text("balance")).isEqualTo(entries / 2 + ".00");
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
