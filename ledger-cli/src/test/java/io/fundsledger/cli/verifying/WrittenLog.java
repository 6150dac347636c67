package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.cli.logfile.LogFileHeader;
import io.fundsledger.cli.logfile.LogFileWriter;
import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** A log that is written event by event, whatever the rules say, with a chain that is right: by the ledger's own classes. */
final class WrittenLog {

    static final int PARTITIONS = 4;
    static final UUID LEDGER = UUID.fromString("6d1f0a35-72c4-4a0e-9c1b-d7d6f6a0b2e8");
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<List<RecordedEvent>> partitions = new ArrayList<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private Instant now = START;

    WrittenLog() {
        for (var partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new ArrayList<>());
        }
    }

    static int partition(UUID account) {
        return AccountPartitioner.partitionOf(account, PARTITIONS);
    }

    /** An account of a partition; the same number gives the same account. */
    static UUID account(int partition, int number) {
        var found = 0;
        for (var i = 1L; ; i++) {
            var id = new UUID(0x0198_dafc_0000_7000L + partition, 0x8000_0000_0000_0000L + i);
            if (partition(id) == partition && found++ == number) {
                return id;
            }
        }
    }

    void at(Instant time) {
        now = time;
    }

    Instant now() {
        return now;
    }

    long version(UUID account) {
        return versions.getOrDefault(account, 0L);
    }

    /** Records the account's next event. */
    RecordedEvent add(UUID account, AccountEvent event) {
        return add(account, version(account) + 1, event);
    }

    RecordedEvent add(UUID account, long version, AccountEvent event) {
        return add(partition(account), account, version, event);
    }

    RecordedEvent add(int partition, UUID account, long version, AccountEvent event) {
        versions.put(account, version);
        return append(draft(partition, account, version, event));
    }

    private RecordedEvent draft(int partition, UUID account, long version, AccountEvent event) {
        var type = EventType.of(event);
        return new RecordedEvent(
                LEDGER,
                partition,
                partitions.get(partition).size() + 1,
                account,
                version,
                new UUID((now.toEpochMilli() << 16) | 0x7000, (random.nextLong() >>> 2) | Long.MIN_VALUE),
                type.eventName(),
                type.newestVersion(),
                EventJson.write(event, type.newestVersion()),
                now,
                new EventOrigin("teller \"7\" ø", null, "correlation", null, null),
                new byte[32],
                new byte[32]);
    }

    private RecordedEvent append(RecordedEvent draft) {
        var events = partitions.get(draft.partition());
        var previous = events.isEmpty()
                ? HashChain.first(LEDGER, draft.partition(), PARTITIONS)
                : events.getLast().hash();
        var event = draft.linkedAfter(previous);
        events.add(event);
        return event;
    }

    List<RecordedEvent> events(int partition) {
        return partitions.get(partition);
    }

    /** Writes an export of it. */
    Path writeTo(Path file, LogScope scope) {
        var header = new LogFileHeader(LEDGER, PARTITIONS, ZoneId.of("Europe/Prague"), "1", scope, now);
        try (var writer = new LogFileWriter(Files.newOutputStream(file), file.toString(), header)) {
            for (var events : partitions) {
                for (var event : events) {
                    if (scope.holds(event.partition(), event.accountId())) {
                        writer.write(event, EventLine.write(event));
                    }
                }
            }
            writer.end();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file, UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
