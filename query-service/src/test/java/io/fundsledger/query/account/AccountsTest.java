package io.fundsledger.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.money.Currency;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A page of accounts costs no more than to look at some of them, and no account is passed over for that. */
@WithLocalStack(Component.POSTGRES)
class AccountsTest {

    private static final int ACCOUNTS = 24;
    private static final int MOST_LOOKED_AT = 5;
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");

    private final SingleConnectionDataSource dataSource;
    private final Views views;
    private final Accounts accounts;
    private List<UUID> newestFirst = List.of();

    AccountsTest(StackSpace space) {
        var database = space.another().views();
        views = new Views(database);
        dataSource = new SingleConnectionDataSource(database.jdbcUrl(), database.owner(), database.password(), true);
        accounts = new Accounts(JdbcClient.create(dataSource), MOST_LOOKED_AT);
    }

    /** Number i has a balance of i, is in one of two currencies, and every fifth is frozen. */
    @BeforeEach
    void open() {
        views.create();
        newestFirst = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> {
                    var row = AccountRow.of("owner-" + i % 2, i * 100L)
                            .openedAt(FIRST.plusSeconds(i))
                            .in(i % 3 == 0 ? "USD" : "EUR", 2);
                    return views.put(i % 5 == 0 ? row.in("frozen") : row);
                })
                .toList()
                .reversed();
    }

    @AfterEach
    void close() {
        dataSource.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6, 50})
    void whateverIsAskedForIsFoundOnceAndInItsOrder(int size) {
        assertThat(listed(filter(null, null, null, null), size)).isEqualTo(numbered(i -> true));
        assertThat(listed(filter("owner-1", null, null, null), size)).isEqualTo(numbered(i -> i % 2 == 1));
        assertThat(listed(filter(null, AccountStatus.FROZEN, "USD", null), size))
                .isEqualTo(numbered(i -> i % 5 == 0 && i % 3 == 0));
        assertThat(listed(filter(null, null, null, "20"), size)).isEqualTo(numbered(i -> i <= 20 && i >= 20));
        assertThat(listed(filter("owner-0", AccountStatus.FROZEN, "EUR", "10"), size))
                .isEqualTo(numbered(i -> i == 10));
        assertThat(listed(filter(null, null, null, "1000"), size)).isEmpty();
    }

    @Test
    void aPageEndsWhereItHasLookedEnough() {
        var first = accounts.list(filter(null, null, null, "0"), null, 50);
        assertThat(first.items()).isEmpty();
        assertThat(first.nextCursor()).isNotNull();
    }

    private static AccountFilter filter(
            @Nullable String owner,
            @Nullable AccountStatus status,
            @Nullable String currency,
            @Nullable String balance) {
        var exactly = balance == null ? null : new BigDecimal(balance);
        return new AccountFilter(
                owner, null, status, currency == null ? null : Currency.of(currency), exactly, exactly);
    }

    private List<UUID> listed(AccountFilter filter, int size) {
        var all = new ArrayList<UUID>();
        Page<Account> page;
        Accounts.@Nullable Place before = null;
        do {
            page = accounts.list(filter, before, size);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(Math.min(size, MOST_LOOKED_AT));
            page.items().forEach(account -> all.add(account.accountId()));
            before = page.nextCursor() == null ? null : place(filter, page.nextCursor());
        } while (before != null);
        return all;
    }

    private static Accounts.@Nullable Place place(AccountFilter filter, String cursor) {
        return new PageRequest(null, cursor).after(filter, Accounts.Place::read);
    }

    private List<UUID> numbered(IntPredicate wanted) {
        return IntStream.range(0, ACCOUNTS)
                .filter(i -> wanted.test(ACCOUNTS - 1 - i))
                .mapToObj(newestFirst::get)
                .toList();
    }
}
