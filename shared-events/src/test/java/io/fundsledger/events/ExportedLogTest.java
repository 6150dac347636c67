package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every log that a release left behind is still read, and still proves itself. */
class ExportedLogTest {

    static final List<Path> LOGS = Contracts.logs();
    private static final int PARTITIONS = 16;

    /** What folding them must give, now and later. */
    private static final Map<String, List<String>> BALANCES =
            Map.of("0.1.0.ndjson", List.of("0.00 EUR", "0 JPY", "2400.01 EUR"));

    @ParameterizedTest
    @FieldSource("LOGS")
    void itsLinesAreWrittenAsTheyWereRead(Path log) throws IOException {
        assertThat(Files.readAllLines(log))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(EventLine.write(EventLine.read(line.getBytes(UTF_8))))
                        .asString(UTF_8)
                        .isEqualTo(line));
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void itsChainHoldsWithoutGap(Path log) throws IOException {
        var heads = new HashMap<Integer, RecordedEvent>();
        for (var event : events(log)) {
            var head = heads.put(event.partition(), event);
            var previousHash =
                    head == null ? HashChain.first(event.ledgerId(), event.partition(), PARTITIONS) : head.hash();
            assertThat(event.position()).isEqualTo(head == null ? 1 : head.position() + 1);
            assertThat(hex(event.previousHash())).as("%s", event).isEqualTo(hex(previousHash));
            assertThat(hex(event.hash())).as("%s", event).isEqualTo(hex(HashChain.next(previousHash, event)));
        }
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void itsAccountsAreWhereTheyBelongAndTheirVersionsWithoutGap(Path log) throws IOException {
        var versions = new HashMap<UUID, Long>();
        for (var event : events(log)) {
            assertThat(event.partition()).isEqualTo(AccountPartitioner.partitionOf(event.accountId(), PARTITIONS));
            assertThat(versions.merge(event.accountId(), 1L, Long::sum)).isEqualTo(event.accountVersion());
        }
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void itsDataIsValidByTheSchemasOfToday(Path log) throws IOException {
        assertThat(events(log))
                .allSatisfy(event -> assertThat(JsonSchemas.violations(
                                EventSchemas.of(event.eventName(), event.schemaVersion()), event.data()))
                        .isEmpty());
    }

    @ParameterizedTest
    @FieldSource("LOGS")
    void itAddsUpToTheSameBalances(Path log) throws IOException {
        var balances = new HashMap<UUID, Money>();
        for (var event : events(log)) {
            balances.merge(event.accountId(), change(event.event()), Money::plus);
        }
        assertThat(balances.values().stream().map(Money::toString))
                .containsExactlyInAnyOrderElementsOf(
                        BALANCES.getOrDefault(log.getFileName().toString(), List.of("say above what it gives")));
    }

    @Test
    void everyEventThatThereIsWasRecordedInOne() throws IOException {
        var recorded = new HashMap<String, Long>();
        for (var log : LOGS) {
            events(log).forEach(event -> recorded.merge(event.eventName(), 1L, Long::sum));
        }
        assertThat(recorded.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::eventName)
                        .toList());
    }

    private static Money change(AccountEvent event) {
        return switch (event) {
            case AccountOpened opened -> Money.zero(opened.currency());
            case MoneyDeposited deposited -> deposited.amount();
            case MoneyWithdrawn withdrawn ->
                Money.zero(withdrawn.amount().currency()).minus(withdrawn.amount());
        };
    }

    private static List<RecordedEvent> events(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> EventLine.read(line.getBytes(UTF_8)))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
