package io.fundsledger.command.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A checkpoint sees both legs of a transfer or none, also while transfers go on between all partitions. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class ConsistentCutTest {

    private static final CheckpointSchedule ALWAYS = new CheckpointSchedule(Duration.ofMinutes(1), 1);
    private static final int TRANSFERS = 300;

    @Test
    void bothLegsOfATransferAreInACheckpointOrNone(StackSpace given) throws Exception {
        try (var ledger = new SignedLedger(given);
                var threads = Executors.newFixedThreadPool(4)) {
            var accounts = IntStream.range(0, 4).mapToObj(ledger.log::accountIn).toList();
            accounts.forEach(account -> {
                ledger.lane.open(account, null);
                ledger.lane.deposit("fill:" + account, account, 1_000_000);
            });
            var tellers = IntStream.range(0, 4)
                    .mapToObj(teller -> threads.submit(() -> {
                        for (var i = 0; i < TRANSFERS; i++) {
                            transfer(ledger, accounts.get(teller), accounts.get((teller + 1 + i % 3) % 4));
                        }
                    }))
                    .toList();
            try (var signer =
                    ledger.new Instance(ledger.key, ALWAYS, ledger.topic.publisherToNowhere(), Duration.ofDays(1))) {
                while (tellers.stream().anyMatch(teller -> !teller.isDone())) {
                    signer.look();
                }
                signer.look();
            }
            for (var teller : tellers) {
                teller.get();
            }
            var kept = ledger.kept();
            assertThat(kept).hasSizeGreaterThan(10);
            assertThat(kept.getLast().checkpoint().events()).isEqualTo(8 + 8L * TRANSFERS);
            var legs = legs(ledger);
            assertThat(legs).hasSize(4 * TRANSFERS);
            kept.forEach(signed -> assertWholeTransfers(signed.checkpoint(), legs));
        }
    }

    private static void transfer(SignedLedger ledger, UUID from, UUID to) {
        var entry = new Entry(new Money(1, Currency.of("EUR")), null, null, null);
        var transfer = new Transfer(from, null, to, UUID.randomUUID(), entry);
        assertThat(ledger.lane.execute(UUID.randomUUID().toString(), transfer)).isInstanceOf(Recorded.class);
    }

    private static Map<UUID, List<RecordedEvent>> legs(SignedLedger ledger) {
        var legs = new HashMap<UUID, List<RecordedEvent>>();
        for (var partition = 0; partition < 4; partition++) {
            for (var recorded : ledger.log.reader.partition(partition, 1, 100_000)) {
                switch (recorded.event()) {
                    case TransferSent sent -> add(legs, sent.other().transferId(), recorded);
                    case TransferReceived received -> add(legs, received.other().transferId(), recorded);
                    default -> assertThat(recorded.position()).isLessThan(3);
                }
            }
        }
        return legs;
    }

    private static void add(Map<UUID, List<RecordedEvent>> legs, UUID transfer, RecordedEvent leg) {
        legs.merge(transfer, List.of(leg), (one, other) -> List.of(one.getFirst(), other.getFirst()));
    }

    private static void assertWholeTransfers(Checkpoint checkpoint, Map<UUID, List<RecordedEvent>> legs) {
        for (var transfer : legs.values()) {
            assertThat(transfer).hasSize(2);
            assertThat(sees(checkpoint, transfer.getFirst()))
                    .as("%s in checkpoint %d", transfer, checkpoint.number())
                    .isEqualTo(sees(checkpoint, transfer.getLast()));
        }
    }

    private static boolean sees(Checkpoint checkpoint, RecordedEvent event) {
        return event.position() <= checkpoint.heads().get(event.partition()).position();
    }
}
