package io.fundsledger.command.logimport;

import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.MalformedEventException;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.UnknownEventException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Writes the events of a file into a store that has none of them yet, or the first of them: what an import that broke off
 * has left. Every event is checked to be the next of its partition, and one that this release could not read is refused,
 * before it is written. While one batch is written the next is read.
 */
final class LogImport {

    private final ExportedLog file;
    private final PostgresEventLog log;
    private final Map<Integer, PartitionHead> there;
    private final Map<Integer, LogChain> chains = new TreeMap<>();
    private final LongConsumer progress;

    /**
     * Nothing is written yet.
     *
     * @param there how far each partition of the store goes
     * @param progress is told of so many more events that are written
     */
    LogImport(ExportedLog file, PostgresEventLog log, Map<Integer, PartitionHead> there, LongConsumer progress) {
        this.file = file;
        this.log = log;
        this.there = there;
        this.progress = progress;
        IntStream.range(0, file.ledger().partitions())
                .forEach(partition -> chains.put(partition, new LogChain(file.ledger(), partition)));
    }

    /** Writes what is missing; throws LogImportException at the first line that is wrong, with all before it written. */
    void run() throws InterruptedException {
        try (var writer = new BatchWriter(this::write)) {
            try {
                read(writer);
            } finally {
                writer.flush();
            }
        }
        requireNothingBeyond();
    }

    private void read(BatchWriter writer) throws InterruptedException {
        var partition = 0;
        for (var event = file.next(chains); event != null; event = file.next(chains)) {
            if (event.partition() < partition) {
                throw file.wrong("partition %d comes after partition %d".formatted(event.partition(), partition));
            }
            partition = event.partition();
            if (isMissing(event)) {
                writer.add(event, content(event));
            }
        }
    }

    private boolean isMissing(RecordedEvent event) {
        var chain = chains.get(event.partition());
        if (chain == null) {
            throw file.wrong("the log has no partition %d".formatted(event.partition()));
        }
        var objection = chain.add(event);
        if (objection != null) {
            throw file.wrong(objection);
        }
        var head = there.get(event.partition());
        if (head == null || event.position() > head.position()) {
            return true;
        }
        if (event.position() == head.position() && !Arrays.equals(event.hash(), head.hash())) {
            throw file.wrong("the event store has another event at %s: it is not empty".formatted(event.logPosition()));
        }
        return false;
    }

    private AccountEvent content(RecordedEvent event) {
        try {
            return event.event();
        } catch (UnknownEventException | MalformedEventException unreadable) {
            throw file.wrong(String.valueOf(unreadable.getMessage()));
        }
    }

    private void write(ImportBatch batch) {
        var locked = log.lock(new LockRequest(batch.before(), List.of(), List.of(), List.of()));
        batch.before().forEach((partition, position) -> {
            var head = locked.heads().get(partition);
            if (head == null || head.position() != position) {
                log.release();
                throw new LogImportException("somebody else writes to the event store: stop what runs on it");
            }
        });
        log.append(batch.events(), batch.numbers());
        progress.accept(batch.events().size());
    }

    /** With the end of the file, the store has nothing that the file has not. */
    private void requireNothingBeyond() {
        there.forEach((partition, head) -> {
            var chain = chains.get(partition);
            if (chain == null || head.position() > chain.position()) {
                throw new LogImportException(
                        "the event store goes beyond the file in partition %d: it was not made of it"
                                .formatted(partition));
            }
        });
    }
}
