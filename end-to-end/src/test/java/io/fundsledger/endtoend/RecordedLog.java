package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The log as command-service tells it. */
final class RecordedLog {

    static final int PARTITIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RecordedLog() {}

    /** All events of a partition, in order. */
    static List<RecordedEvent> read(LedgerApi ledger, int partition) {
        var body = LedgerApi.get(ledger.commands().resolve("/v1/log/" + partition))
                .expect(200)
                .body();
        return body.lines()
                .map(line -> EventLine.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static Stream<RecordedEvent> readAll(LedgerApi ledger) {
        return IntStream.range(0, PARTITIONS).boxed().flatMap(partition -> read(ledger, partition).stream());
    }

    /** How many events there are, asked where it costs the ledger least. */
    static long count(LocalLedger processes) {
        var eventStore = processes.stack().postgres().superuserUrl("event_store");
        try (var connection = DriverManager.getConnection(eventStore);
                var count = connection.createStatement().executeQuery("SELECT count(*) FROM event")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many events there are, as the ledger says; asked until it answers. */
    static long length(LedgerApi ledger) {
        var log = await().atMost(PATIENCE)
                .until(() -> LedgerApi.get(ledger.commands().resolve("/v1/log")), reply -> reply.status() == 200);
        return log.json().get("heads").values().stream()
                .mapToLong(head -> head.get("position").asLong())
                .sum();
    }

    /** Positions and chain of every partition, and versions of every account: all without gap. */
    static void assertSound(LedgerApi ledger) {
        for (var partition = 0; partition < PARTITIONS; partition++) {
            Chain.assertUnbroken(read(ledger, partition), partition);
        }
        assertVersionsWithoutGap(readAll(ledger));
    }

    private static void assertVersionsWithoutGap(Stream<RecordedEvent> events) {
        Map<UUID, Long> versions = new HashMap<>();
        events.forEach(event -> {
            var expected = versions.merge(event.accountId(), 1L, Long::sum);
            assertThat(event.accountVersion()).as(event.toString()).isEqualTo(expected);
        });
    }
}
