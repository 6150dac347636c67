package io.fundsledger.projector.projection;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one log partition: tells the next event from repeats, and proves by position and hash that nothing is
 * missing, changed or from another log.
 */
final class PartitionCursor {

    private final int partition;
    private final int partitions;
    private final FollowedLedger ledger;
    private long position;
    private byte @Nullable [] hash;

    /**
     * @param checkpoint the last event applied
     * @param partitions how many the log has
     */
    PartitionCursor(Checkpoint checkpoint, int partitions, FollowedLedger ledger) {
        this.partition = checkpoint.partition();
        this.partitions = partitions;
        this.ledger = ledger;
        this.position = checkpoint.position();
        this.hash = checkpoint.hash();
    }

    /** The position of the last event accepted. */
    long position() {
        return position;
    }

    /** The event at this offset if it is the next one, nothing if it is a repeat; throws BrokenLogException otherwise. */
    Optional<ProjectedEvent> accept(RecordedEvent event, long offset) {
        ledger.expect(event);
        if (event.position() <= position) {
            expectSameHistory(event);
            return Optional.empty();
        }
        expectNext(event);
        var next = new ProjectedEvent(event, decode(event), offset);
        ledger.follow(event);
        position = event.position();
        hash = event.hash();
        return Optional.of(next);
    }

    private void expectSameHistory(RecordedEvent repeat) {
        if (repeat.position() == position && !Arrays.equals(repeat.hash(), hash)) {
            throw BrokenLogException.forGood(
                    "%s is not the event that was applied at this position: the log has another history"
                            .formatted(repeat));
        }
    }

    private void expectNext(RecordedEvent event) {
        if (event.position() != position + 1) {
            throw BrokenLogException.perhaps("a gap: after position %d came %s".formatted(position, event));
        }
        var previous = hash == null ? HashChain.first(event.ledgerId(), partition, partitions) : hash;
        if (!Arrays.equals(previous, event.previousHash())) {
            throw BrokenLogException.perhaps(
                    "the previous hash of %s is not the hash of the event before it".formatted(event));
        }
        if (!Arrays.equals(HashChain.next(previous, event), event.hash())) {
            throw BrokenLogException.perhaps("the hash of %s does not follow from its content".formatted(event));
        }
    }

    private static AccountEvent decode(RecordedEvent event) {
        try {
            return event.event();
        } catch (RuntimeException unreadable) {
            throw BrokenLogException.forGood("%s: %s".formatted(event, unreadable.getMessage()));
        }
    }
}
