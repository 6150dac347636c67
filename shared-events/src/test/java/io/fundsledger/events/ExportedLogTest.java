package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every log that a release left behind is still read, and still proves itself. */
class ExportedLogTest {

    static final List<Path> LOGS = Contracts.logs();

    /** What folding them must give, now and later. */
    private static final Map<String, List<String>> BALANCES = Map.of(
            "0.1.0.ndjson", List.of("0.00 EUR", "0 JPY", "2400.01 EUR"),
            "0.2.0.ndjson", List.of("-170.00 EUR", "320.00 EUR", "0 JPY"));

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
            var previousHash = head == null
                    ? HashChain.first(event.ledgerId(), event.partition(), Recorded.PARTITIONS)
                    : head.hash();
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
            assertThat(event.partition())
                    .isEqualTo(AccountPartitioner.partitionOf(event.accountId(), Recorded.PARTITIONS));
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
            change(event.event()).ifPresent(change -> balances.merge(event.accountId(), change, Money::plus));
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

    /** How an event changes the balance. */
    private static Optional<Money> change(AccountEvent event) {
        return switch (event) {
            case AccountOpened opened -> Optional.of(Money.zero(opened.currency()));
            case MoneyDeposited deposited -> Optional.of(deposited.amount());
            case MoneyWithdrawn withdrawn -> Optional.of(negated(withdrawn.amount()));
            case TransferSent sent -> Optional.of(negated(sent.amount()));
            case TransferReceived received -> Optional.of(received.amount());
            case HoldCaptured captured -> Optional.of(negated(captured.amount()));
            case EntryReversed reversed ->
                Optional.of(reversed.direction() == Direction.CREDIT ? reversed.amount() : negated(reversed.amount()));
            case HoldPlaced none -> Optional.empty();
            case HoldReleased none -> Optional.empty();
            case HoldExpired none -> Optional.empty();
            case OverdraftLimitChanged none -> Optional.empty();
            case AccountFrozen none -> Optional.empty();
            case AccountUnfrozen none -> Optional.empty();
            case AccountClosed none -> Optional.empty();
        };
    }

    private static Money negated(Money amount) {
        return Money.zero(amount.currency()).minus(amount);
    }

    /** Only as long as this release writes them; then its log is kept, and the next one is written. */
    @Test
    void theNewestOneIsWhatThisReleaseWrites() throws IOException {
        assertThat(Files.readString(LOGS.getLast()).lines()).containsExactlyElementsOf(MixedHistory.lines());
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
