package io.fundsledger.command.logimport;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A partition of the file as far as it was read, unbroken. */
final class LogChain {

    private final LedgerIdentity ledger;
    private final int partition;
    private long position;
    private byte[] hash;
    private Instant recordedAt = Instant.MIN;

    LogChain(LedgerIdentity ledger, int partition) {
        this.ledger = ledger;
        this.partition = partition;
        this.hash = HashChain.first(ledger.ledgerId(), partition, ledger.partitions());
    }

    long position() {
        return position;
    }

    byte[] hash() {
        return hash;
    }

    /** Goes one event further; says what is wrong if it is not the next one, else null. */
    @Nullable String add(RecordedEvent event) {
        var wrong = objection(event);
        if (wrong == null) {
            position = event.position();
            hash = event.hash();
            recordedAt = event.recordedAt();
        }
        return wrong;
    }

    private @Nullable String objection(RecordedEvent event) {
        if (!event.ledgerId().equals(ledger.ledgerId())) {
            return "an event of another ledger, %s".formatted(event.ledgerId());
        }
        if (event.position() != position + 1) {
            return "position %d of partition %d follows %d".formatted(event.position(), partition, position);
        }
        if (ledger.partitionOf(event.accountId()) != partition) {
            return "an event of the account %s in partition %d".formatted(event.accountId(), partition);
        }
        if (!Arrays.equals(event.previousHash(), hash)) {
            return "the previous hash is not that of the event before it";
        }
        if (!Arrays.equals(event.hash(), HashChain.next(hash, event))) {
            return "the hash is not that of the event's content";
        }
        return event.recordedAt().isBefore(recordedAt) ? "the event was recorded before the one before it" : null;
    }
}
