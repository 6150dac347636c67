package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an auditor finds with a checkpoint that he kept. */
class CheckpointComparisonTest {

    private static final int PARTITIONS = 2;
    private static final CheckpointSigningKey KEY = CheckpointSigningKey.generate(new SecureRandom());
    private static final RecordedEvent EVENT = Recorded.first(
            new MoneyWithdrawn(new Money(1234, Currency.of("EUR")), LocalDate.EPOCH, "card", null, null),
            Recorded.FULL_ORIGIN);
    private static final UUID LEDGER = EVENT.ledgerId();

    private final List<byte[]> log = chain(5);
    private final CheckpointComparison comparison = new CheckpointComparison(checkpointAt(3));

    @Test
    void aLogThatHasGrownIsAsItWas() {
        assertThat(refusal(KEY.publicKey(), LEDGER, PARTITIONS)).isEmpty();
        see(log);
        assertThat(finding(0)).isEmpty();
        assertThat(finding(1)).isEmpty();
    }

    @Test
    void aTailThatWasCutOffIsNamed() {
        see(log.subList(0, 2));
        assertThat(finding(0)).contains("tail cut off: partition 0 ends at 2, the checkpoint saw 3");
        assertThat(finding(1)).isEmpty();
    }

    @Test
    void aPartitionThatIsGoneIsCutOff() {
        assertThat(finding(0)).contains("tail cut off: partition 0 ends at 0, the checkpoint saw 3");
    }

    @Test
    void aLogThatWasWrittenAnewIsNamed() {
        var anew = new ArrayList<>(log);
        anew.set(2, log.get(3));
        see(anew);
        assertThat(finding(0)).contains("rewritten: hash at position 3 of partition 0 differs");
    }

    @Test
    void whatAnotherKeyHasSignedProvesNothing() {
        var other = CheckpointSigningKey.generate(new SecureRandom()).publicKey();
        assertThat(refusal(other, LEDGER, PARTITIONS))
                .contains("signature wrong: the checkpoint names the key %s, this is %s"
                        .formatted(KEY.publicKey().keyId(), other.keyId()));
    }

    @Test
    void aCheckpointThatWasChangedProvesNothing() {
        var changed = new CheckpointComparison(new SignedCheckpoint(
                checkpointAt(2).checkpoint(), checkpointAt(3).signature()));
        assertThat(changed.refusal(KEY.publicKey(), LEDGER, PARTITIONS).map(CheckpointFinding::message))
                .contains("signature wrong: the key has not signed what the checkpoint says");
    }

    @Test
    void anotherLedgersLogIsNamed() {
        var other = UUID.fromString("00000000-0000-0000-0000-000000000001");
        assertThat(refusal(KEY.publicKey(), other, PARTITIONS))
                .contains("other ledger: the log is of %s, the checkpoint of %s".formatted(other, LEDGER));
        assertThat(refusal(KEY.publicKey(), LEDGER, 3))
                .contains("other ledger: the log has 3 partitions, the checkpoint 2");
    }

    private SignedCheckpoint checkpointAt(int position) {
        var heads = List.of(
                new CheckpointHead(0, position, HexFormat.of().formatHex(log.get(position - 1))),
                new CheckpointHead(1, 0, HexFormat.of().formatHex(HashChain.first(LEDGER, 1, PARTITIONS))));
        return KEY.sign(
                new Checkpoint(LEDGER, 1, Instant.EPOCH, heads, KEY.publicKey().keyId(), Checkpoint.NONE_BEFORE));
    }

    private void see(List<byte[]> hashes) {
        IntStream.range(0, hashes.size()).forEach(i -> comparison.see(0, i + 1, hashes.get(i)));
    }

    private Optional<String> refusal(CheckpointKey key, UUID ledgerId, int partitions) {
        return comparison.refusal(key, ledgerId, partitions).map(CheckpointFinding::message);
    }

    private Optional<String> finding(int partition) {
        return comparison.finding(partition).map(CheckpointFinding::message);
    }

    /** The hashes of a partition 0. */
    private static List<byte[]> chain(int events) {
        var hashes = new ArrayList<byte[]>();
        var hash = HashChain.first(LEDGER, 0, PARTITIONS);
        for (var i = 0; i < events; i++) {
            hash = HashChain.next(hash, EVENT);
            hashes.add(hash);
        }
        return hashes;
    }
}
