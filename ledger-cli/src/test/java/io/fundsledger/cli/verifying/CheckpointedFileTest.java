package io.fundsledger.cli.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.logfile.LogScope.All;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a signed checkpoint shows: that a log lost its end, or that all of it was written anew. */
class CheckpointedFileTest {

    private static final long SEED = 3;

    private final CheckpointSigningKey key = CheckpointSigningKey.generate(new SecureRandom());

    @TempDir
    Path folder = Path.of("");

    private Path checkpoint = Path.of("");
    private Path publicKey = Path.of("");

    @BeforeEach
    void sign() throws IOException {
        checkpoint = write("checkpoint.json", checkpointOf(history(200), WrittenLog.LEDGER));
        publicKey =
                Files.writeString(folder.resolve("public.pem"), key.publicKey().pem());
    }

    /** The same history as far as it goes, however long. */
    private static WrittenLog history(int rounds) {
        return new RandomHistory(SEED).run(rounds);
    }

    private Path write(String name, Checkpoint made) throws IOException {
        return Files.write(folder.resolve(name), CheckpointJson.write(key.sign(made)));
    }

    private Checkpoint checkpointOf(WrittenLog log, UUID ledger) {
        var heads = new ArrayList<CheckpointHead>();
        for (var partition = 0; partition < WrittenLog.PARTITIONS; partition++) {
            var events = log.events(partition);
            var hash = events.isEmpty()
                    ? HashChain.first(ledger, partition, WrittenLog.PARTITIONS)
                    : events.getLast().hash();
            heads.add(
                    new CheckpointHead(partition, events.size(), HexFormat.of().formatHex(hash)));
        }
        return new Checkpoint(ledger, 1, log.now(), heads, key.publicKey().keyId(), Checkpoint.NONE_BEFORE);
    }

    private Verified verified(WrittenLog log) {
        return verified(log, checkpoint, publicKey);
    }

    private Verified verified(WrittenLog log, Path by, Path believed) {
        var file = log.writeTo(folder.resolve("log.ndjson"), new All());
        return Verified.file(file, "--checkpoint", by.toString(), "--key", believed.toString());
    }

    @Test
    void aLogThatHasGoneOnSinceIsRight() {
        verified(history(200)).isClean();
        verified(history(300)).isClean();
    }

    @Test
    void aTailThatWasCutOffIsFoundAndNothingElseShowsIt() {
        var shorter = history(150);
        Verified.file(shorter.writeTo(folder.resolve("log.ndjson"), new All())).isClean();
        verified(shorter).isWrong("tail cut off: the log ends at position ");
    }

    @Test
    void aLogWrittenAnewWithHashesThatAreRightIsFoundAndNothingElseShowsIt() {
        var anew = new RandomHistory(SEED + 1).run(400);
        Verified.file(anew.writeTo(folder.resolve("log.ndjson"), new All())).isClean();
        verified(anew).isWrong("rewritten: its hash is ");
    }

    @Test
    void aCheckpointThatSomebodyElseSignedCountsForNothing() throws IOException {
        var other = CheckpointSigningKey.generate(new SecureRandom()).publicKey();
        var otherKey = Files.writeString(folder.resolve("other.pem"), other.pem());
        var found = verified(history(200), checkpoint, otherKey);
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.output()).startsWith("signature wrong");
    }

    @Test
    void aCheckpointOfAnotherLedgerSaysNothing() throws IOException {
        var ofAnother = write("another.json", checkpointOf(new WrittenLog(), new UUID(7, 7)));
        assertThat(verified(history(200), ofAnother, publicKey).output()).startsWith("other ledger");
    }

    @Test
    void aCheckpointComesWithAKey() {
        var file = history(10).writeTo(folder.resolve("log.ndjson"), new All());
        assertThat(Verified.file(file, "--checkpoint", checkpoint.toString()).exitCode())
                .isEqualTo(2);
    }
}
