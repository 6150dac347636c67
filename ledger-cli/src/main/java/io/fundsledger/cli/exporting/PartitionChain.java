package io.fundsledger.cli.exporting;

import io.fundsledger.events.HashChain;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** How far a partition has been read, and that it is unbroken up to there. */
final class PartitionChain {

    private final UUID ledgerId;
    private final int partition;
    private long position;
    private byte[] hash;

    PartitionChain(UUID ledgerId, int partition, int partitions) {
        this.ledgerId = ledgerId;
        this.partition = partition;
        this.hash = HashChain.first(ledgerId, partition, partitions);
    }

    long position() {
        return position;
    }

    /** Goes one event further; throws if it is not the next one. */
    void add(RecordedEvent event) {
        require(event.ledgerId().equals(ledgerId), "an event of the ledger " + event.ledgerId());
        require(
                event.partition() == partition && event.position() == position + 1,
                "an event of " + event.logPosition());
        require(Arrays.equals(event.previousHash(), hash), "it does not follow the event before it");
        require(Arrays.equals(event.hash(), HashChain.next(hash, event)), "its hash is not that of its content");
        position = event.position();
        hash = event.hash();
    }

    /** Throws unless the last event is the one that was announced. */
    void requireHash(String expected) {
        if (!HexFormat.of().formatHex(hash).equals(expected)) {
            throw new BrokenChainException(
                    new LogPosition(partition, position), "another event than the service had announced");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenChainException(new LogPosition(partition, position + 1), otherwise);
        }
    }
}
