package io.fundsledger.projector.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.projector.projection.ProjectedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentAccountsTest {

    private static final int BATCH = 50;

    private final List<ProjectedEvent> events =
            RandomHistory.of(new Random(11), Instant.now().truncatedTo(ChronoUnit.MICROS), 200);
    private final List<ProjectedEvent> first = events.subList(0, BATCH);
    private final List<ProjectedEvent> next = events.subList(BATCH, 2 * BATCH);
    private final RecentAccounts recent = new RecentAccounts(100);

    @Test
    void whatABatchLeftIsKnownToTheNext() {
        assertThat(known(first)).isEmpty();
        recent.after(first, accountsAfter(first));
        assertThat(known(next)).isNotEmpty().isEqualTo(namedIn(first, next));
    }

    @Test
    void nothingIsKnownWhereABatchBeginsElsewhere() {
        recent.after(first, accountsAfter(first));
        var elsewhere = events.subList(BATCH + 10, 2 * BATCH).stream()
                .filter(event -> event.partition() == first.getFirst().partition())
                .toList();
        assertThat(namedIn(first, elsewhere)).isNotEmpty();
        assertThat(known(elsewhere)).isEmpty();
    }

    @Test
    void aBatchThatIsTriedAgainFindsNothingOfWhatItLeft() {
        recent.after(first, accountsAfter(first));
        recent.after(next, accountsAfter(events.subList(0, 2 * BATCH)));
        assertThat(known(next)).isEmpty();
    }

    @Test
    void whereOnePartitionBeginsElsewhereTheOthersAreStillKnown() {
        recent.after(first, accountsAfter(first));
        var partition = next.getFirst().partition();
        var skipping = next.stream()
                .filter(event -> event.partition() != partition
                        || event.recorded().position()
                                > next.getFirst().recorded().position())
                .toList();
        var others =
                next.stream().filter(event -> event.partition() != partition).toList();
        assertThat(known(skipping)).isNotEmpty().isEqualTo(namedIn(first, others));
    }

    @Test
    void nothingIsKnownOfAForgottenPartition() {
        recent.after(first, accountsAfter(first));
        var partition = first.getFirst().partition();
        recent.forget(List.of(partition));
        assertThat(recent.before(next, NamedBefore.of(next).accounts()).values())
                .isNotEmpty()
                .noneMatch(account -> account.logPartition() == partition);
    }

    @Test
    void nothingIsKnownWhereTheHistoryIsAnother() {
        recent.after(first, accountsAfter(first));
        var one = next.getFirst();
        assertThat(known(List.of(one))).isEqualTo(namedIn(first, List.of(one)));
        var otherHash =
                one.recorded().linkedAfter(one.recorded().previousHash()).hash();
        var forked = new ProjectedEvent(one.recorded().linkedAfter(otherHash), one.event(), one.offset());
        assertThat(known(List.of(forked))).isEmpty();
    }

    @Test
    void whatCameLongestAgoGoesFirst() {
        var two = new RecentAccounts(2);
        var accounts = List.copyOf(accountsAfter(first)).subList(0, 3);
        var ids = accounts.stream().map(AccountRow::accountId).toList();
        two.after(first, accounts.subList(0, 2));
        assertThat(two.before(next, Set.of(ids.get(0)))).isNotEmpty();
        two.after(first, accounts.subList(2, 3));
        assertThat(two.before(next, Set.copyOf(ids)).keySet()).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    }

    private Collection<UUID> known(List<ProjectedEvent> batch) {
        return recent.before(batch, NamedBefore.of(batch).accounts()).keySet();
    }

    /** The accounts of one batch that another is about as well. */
    private static Collection<UUID> namedIn(List<ProjectedEvent> one, List<ProjectedEvent> other) {
        var both = NamedBefore.of(one).accounts();
        both.retainAll(NamedBefore.of(other).accounts());
        return both;
    }

    private static Collection<AccountRow> accountsAfter(List<ProjectedEvent> all) {
        var holds = new BatchHolds(List.of());
        var fold = new AccountFold(List.of(), holds, new BatchEntries(List.of()));
        all.forEach(fold::apply);
        return fold.accounts();
    }
}
