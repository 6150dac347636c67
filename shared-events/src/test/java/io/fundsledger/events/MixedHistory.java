package io.fundsledger.events;

import static io.fundsledger.events.ContractRelease.RELEASE_0_1;
import static io.fundsledger.events.ContractRelease.RELEASE_0_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

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
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small ledger that began to write with the first release of the contract and went on with the second: every event there
 * is, and both versions of those that have two.
 */
final class MixedHistory {

    private static final UUID LEDGER = UUID.fromString("6d1f0a35-72c4-4a0e-9c1b-d7d6f6a0b2e8");
    private static final UUID ANNA = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4b01");
    private static final UUID BEN = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4b02");
    private static final UUID CHIYO = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4b03");
    private static final UUID TRANSFER = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4f01");
    private static final UUID GIFT = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4f02");
    private static final LocalDate DAY = LocalDate.of(2025, 9, 1);
    private static final Instant NOON = Instant.parse("2025-09-01T12:00:00Z");
    private static final Currency EUR = Currency.of("EUR");
    private static final Currency JPY = Currency.of("JPY");

    private final Map<Integer, RecordedEvent> heads = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();

    private MixedHistory() {}

    /** The log as it would be exported: partition by partition. */
    static List<String> lines() {
        var history = new MixedHistory();
        history.asTheFirstReleaseWrote();
        history.entriesAndHolds();
        history.transfersAndReversals();
        history.statesOfAnAccount();
        return history.events.stream()
                .sorted(comparing(RecordedEvent::partition).thenComparing(RecordedEvent::position))
                .map(event -> new String(EventLine.write(event), UTF_8))
                .toList();
    }

    private void asTheFirstReleaseWrote() {
        record(RELEASE_0_1, ANNA, new AccountOpened("owner-1", eur(500_00), null));
        record(RELEASE_0_1, BEN, new AccountOpened("owner-2", eur(0), null));
        record(RELEASE_0_1, CHIYO, new AccountOpened("owner-3", new Money(0, JPY), null));
        record(RELEASE_0_1, ANNA, new MoneyDeposited(eur(1000_00), DAY, "unspecified", "salary", why("September")));
        record(RELEASE_0_1, CHIYO, new MoneyDeposited(new Money(1200, JPY), DAY, "unspecified", null, null));
        record(RELEASE_0_1, ANNA, new MoneyWithdrawn(eur(100_00), DAY, "unspecified", null, null));
    }

    private void entriesAndHolds() {
        record(RELEASE_0_2, ANNA, new MoneyDeposited(eur(100_00), DAY, "cash", null, null));
        record(RELEASE_0_2, CHIYO, new MoneyWithdrawn(new Money(1200, JPY), DAY, "card", "groceries", null));
        record(RELEASE_0_2, ANNA, new HoldPlaced(eur(150_00), null, "travel", why("a hotel")));
        record(RELEASE_0_2, ANNA, new HoldCaptured(5, eur(120_00), DAY, "travel", null));
        record(RELEASE_0_2, ANNA, new HoldPlaced(eur(15_00), null, null, null));
        record(RELEASE_0_2, ANNA, new HoldReleased(7, why("nothing was bought")));
        record(RELEASE_0_2, ANNA, new HoldPlaced(eur(80_00), NOON, "fuel", null));
        record(RELEASE_0_2, ANNA, new HoldExpired(9));
    }

    private void transfersAndReversals() {
        transfer(GIFT, 320_00);
        transfer(TRANSFER, 730_00);
        record(RELEASE_0_2, BEN, new MoneyWithdrawn(eur(30_00), DAY, "card", null, null));
        var sent = version(ANNA);
        var received = version(BEN) - 1;
        var leg = new OtherLeg(TRANSFER, BEN, version(BEN) + 1);
        var back = new OtherLeg(TRANSFER, ANNA, version(ANNA) + 1);
        record(
                RELEASE_0_2,
                ANNA,
                reversed(sent, EntryKind.TRANSFER, eur(730_00), Direction.CREDIT, leg),
                BEN,
                reversed(received, EntryKind.TRANSFER, eur(730_00), Direction.DEBIT, back));
        record(RELEASE_0_2, BEN, reversed(version(BEN) - 1, EntryKind.WITHDRAWAL, eur(30_00), Direction.CREDIT, null));
        record(RELEASE_0_2, ANNA, reversed(2, EntryKind.DEPOSIT, eur(1000_00), Direction.DEBIT, null));
        record(RELEASE_0_2, ANNA, reversed(6, EntryKind.CAPTURE, eur(120_00), Direction.CREDIT, null));
        record(RELEASE_0_2, ANNA, new MoneyDeposited(eur(150_00), DAY, "interest", null, null));
    }

    private void statesOfAnAccount() {
        record(RELEASE_0_2, ANNA, new OverdraftLimitChanged(eur(200_00), why("asked for less")));
        record(RELEASE_0_2, BEN, new AccountFrozen(why("card stolen")));
        record(RELEASE_0_2, BEN, new AccountUnfrozen(why("new card sent")));
        record(RELEASE_0_2, CHIYO, new AccountClosed(why("moved away")));
    }

    private void transfer(UUID id, long minor) {
        var sent = new OtherLeg(id, BEN, version(BEN) + 1);
        var received = new OtherLeg(id, ANNA, version(ANNA) + 1);
        record(
                RELEASE_0_2,
                ANNA,
                new TransferSent(sent, eur(minor), DAY, "family", null),
                BEN,
                new TransferReceived(received, eur(minor), DAY, "family", null));
    }

    private static EntryReversed reversed(
            long entry, EntryKind kind, Money amount, Direction direction, @Nullable OtherLeg leg) {
        return new EntryReversed(
                entry,
                kind,
                amount,
                direction,
                kind == EntryKind.DEPOSIT,
                DAY,
                kind == EntryKind.CAPTURE ? "travel" : null,
                leg,
                why("a mistake"));
    }

    private void record(ContractRelease release, UUID account, AccountEvent event) {
        append(release, account, event, true);
    }

    private void record(ContractRelease release, UUID one, AccountEvent first, UUID other, AccountEvent second) {
        append(release, one, first, true);
        append(release, other, second, false);
    }

    private void append(ContractRelease release, UUID account, AccountEvent event, boolean firstOfItsCommand) {
        var number = events.size() + (firstOfItsCommand ? 1 : 0);
        var type = EventType.of(event);
        var schemaVersion = type.versionIn(release);
        var partition = AccountPartitioner.partitionOf(account, Recorded.PARTITIONS);
        var head = heads.get(partition);
        var recorded = new RecordedEvent(
                        LEDGER,
                        partition,
                        head == null ? 1 : head.position() + 1,
                        account,
                        versions.merge(account, 1L, Long::sum),
                        new UUID(0x0198_dafc_0aa6_7000L, 0x8000_0000_0000_0000L | (events.size() + 1)),
                        type.eventName(),
                        schemaVersion,
                        EventJson.write(event, schemaVersion),
                        NOON.plusSeconds(60L * number),
                        origin(number, firstOfItsCommand),
                        new byte[32],
                        new byte[32])
                .linkedAfter(head == null ? HashChain.first(LEDGER, partition, Recorded.PARTITIONS) : head.hash());
        heads.put(partition, recorded);
        events.add(recorded);
    }

    private static EventOrigin origin(int number, boolean firstOfItsCommand) {
        var keyHash = firstOfItsCommand ? CommandKeyHash.of("teller-7", "command-" + number) : null;
        return new EventOrigin("teller-7", keyHash, null, null, null);
    }

    private long version(UUID account) {
        return versions.getOrDefault(account, 0L);
    }

    private static PlainText why(String reason) {
        return new PlainText(null, null, null, reason, null);
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
