package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.OpenHolds;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However many accounts there are, only some of them are in memory. */
@WithLocalStack(Component.POSTGRES)
class CachedAccountsTest {

    private static final int CACHED = 3;
    private static final int ACCOUNTS = 12;
    private static final int ROUNDS = 8;

    @Test
    void thoseUsedLastAreKept() {
        var cache = new AccountCache(CACHED);
        var ids = accounts();
        ids.subList(0, 4).forEach(id -> cache.update(Map.of(id, empty()), Map.of()));
        assertThat(kept(cache, ids)).containsExactlyElementsOf(ids.subList(1, 4));

        cache.get(ids.get(1));
        cache.update(Map.of(ids.get(4), empty()), Map.of());
        assertThat(kept(cache, ids)).containsExactly(ids.get(1), ids.get(3), ids.get(4));

        cache.update(ids.stream().collect(Collectors.toMap(id -> id, id -> empty())), Map.of());
        assertThat(kept(cache, ids)).hasSize(CACHED);
    }

    @Test
    void moreAccountsThanAreKeptAreDecidedRightly_invariant8(StackSpace space) throws Exception {
        var five = Duration.ofSeconds(5);
        var settings = new LaneSettings(100, 100, CACHED, five, five, five, five, ContractRelease.RELEASE_0_1);
        try (var log = new LogInTest(space);
                var one = new LaneInTest(log, InstantSource.system(), settings);
                var other = new LaneInTest(log, InstantSource.system(), settings)) {
            var accounts = accounts();
            accounts.forEach(account -> one.open(account, null));
            for (var round = 1; round <= ROUNDS; round++) {
                var balance = round * 100L;
                all(accounts.stream()
                                .<Callable<Outcome>>map(account -> () -> deposit(one, other, account))
                                .toList())
                        .forEach(outcome -> assertThat(
                                        ((Recorded) outcome).account().balance().minor())
                                .isEqualTo(balance));
            }
        }
    }

    private static Outcome deposit(LaneInTest one, LaneInTest other, UUID account) {
        var key = UUID.randomUUID();
        return (key.getLeastSignificantBits() % 2 == 0 ? one : other).deposit(key.toString(), account, 100);
    }

    private static List<UUID> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(any -> UUID.randomUUID()).toList();
    }

    private static List<UUID> kept(AccountCache cache, List<UUID> ids) {
        return ids.stream().filter(id -> cache.get(id) != null).toList();
    }

    private static Account empty() {
        var nothing = Money.zero(Currency.of("EUR"));
        return new Opened(1, "owner-1", nothing, nothing, false, OpenHolds.NONE);
    }

    private static <T> Stream<T> all(List<Callable<T>> tasks) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients.invokeAll(tasks).stream().map(done -> done.resultNow());
        }
    }
}
