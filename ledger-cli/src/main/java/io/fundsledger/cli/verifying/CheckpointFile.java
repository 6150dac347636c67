package io.fundsledger.cli.verifying;

import static java.util.stream.Collectors.toMap;

import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.events.CheckpointComparison;
import io.fundsledger.events.CheckpointFinding;
import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.MalformedCheckpointException;
import io.fundsledger.events.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A signed checkpoint and the key that it is believed by, each from a file. */
record CheckpointFile(SignedCheckpoint signed, CheckpointKey key) implements Witness {

    /** Throws WrongCheckpointException if one of them cannot be read, or is not what it should be. */
    static CheckpointFile read(Path checkpoint, Path key) {
        try {
            return new CheckpointFile(
                    CheckpointJson.read(Files.readAllBytes(checkpoint)), CheckpointKey.ofPem(Files.readString(key)));
        } catch (IOException unreadable) {
            throw new WrongCheckpointException("the checkpoint or its key cannot be read: " + unreadable);
        } catch (MalformedCheckpointException | IllegalArgumentException malformed) {
            throw new WrongCheckpointException(String.valueOf(malformed.getMessage()));
        }
    }

    @Override
    public Map<Integer, List<Landmark>> landmarks(VerifiedLog log) {
        if (log.scope() instanceof LogScope.OfAccount) {
            throw new WrongCheckpointException("a checkpoint says nothing of one account's events by themselves");
        }
        new CheckpointComparison(signed)
                .refusal(key, log.ledgerId(), log.partitions())
                .map(CheckpointFinding::message)
                .ifPresent(refusal -> {
                    throw new WrongCheckpointException(refusal);
                });
        var witness = "checkpoint " + signed.checkpoint().number();
        return signed.checkpoint().heads().stream()
                .collect(toMap(
                        CheckpointHead::partition,
                        head -> List.of(new Landmark(head.position(), head.hash(), witness))));
    }
}
