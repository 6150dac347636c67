package io.fundsledger.query.search;

import static io.fundsledger.query.search.TransactionIndex.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search by owner needs two views: the accounts, and the index. */
@WithLocalStack({Component.POSTGRES, Component.ELASTICSEARCH})
class TransactionOwnerTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final UUID STRANGE = new UUID(1, 3);

    private static Views views;
    private static TransactionIndex index;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) throws IOException {
        views = new Views(space.views()).create();
        views.put(AccountRow.of("anna", 0).identified(FIRST));
        views.put(AccountRow.of("anna", 0).identified(SECOND));
        views.put(AccountRow.of("berta", 0).identified(STRANGE));
        index = new TransactionIndex(space.elasticsearchUrl(), space.indexPrefix()).create();
        index.index(List.of(of(1, FIRST), of(2, SECOND), of(3, STRANGE)));
        service = RunningQueryService.on(
                space.views(),
                "spring.elasticsearch.uris=" + space.elasticsearchUrl(),
                "ledger.search.index-prefix=" + space.indexPrefix());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void bothViewsAreSomewhere() {
        views.reach("transactions", 5, 20);
        views.reach("transactions", 6, 7);
        views.reach("accounts", 5, 10);
        views.reach("accounts", 6, 8);
        views.reach("accounts", 7, 9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ownerId=anna                                                        | 2 1
            ownerId=berta                                                       | 3
            ownerId=nobody                                                      |
            ownerId=Anna                                                        |
            ownerId=anna&sort=oldest                                            | 1 2
            ownerId=anna&accountId=00000000-0000-0001-0000-000000000001         | 1
            ownerId=anna&accountId=00000000-0000-0001-0000-000000000003         |
            ownerId=anna&q=ref-2026/2                                           | 2
            """)
    void anOwnersTransactionsAreThoseOnTheirAccounts(String filter, String entries) {
        var answer = service.get("/v1/transactions?" + filter);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.each("entryId")).containsExactly(entries == null ? new String[0] : entries.split(" "));
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:10, 6:7");
    }

    @Test
    void withoutAnOwnerOnlyTheIndexMatters() {
        assertThat(service.get("/v1/transactions").header("Ledger-Position")).isEqualTo("5:20, 6:7");
    }

    @ParameterizedTest
    @CsvSource({"5:11, accounts", "6:8, transactions"})
    void bothViewsMustHoldThePosition(String position, String behind) {
        var refused = service.get("/v1/transactions?ownerId=anna", "Ledger-Min-Position", position, "Prefer", "wait=0");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");

        var waiting =
                service.getLater("/v1/transactions?ownerId=anna", "Ledger-Min-Position", position, "Prefer", "wait=10");
        views.reach(behind, Integer.parseInt(position.substring(0, 1)), Long.parseLong(position.substring(2)));
        assertThat(waiting.join().status()).isEqualTo(200);
        assertThat(waiting.join().header("Ledger-Position")).contains(position);
    }

    @Test
    void anAccountThatIsOpenedIsSearchedAtOnce() {
        var opened = views.put(AccountRow.of("anna", 0));
        index.index(List.of(of(4, opened)));

        assertThat(service.get("/v1/transactions?ownerId=anna").each("entryId")).containsExactly("4", "2", "1");

        views.execute("DELETE FROM accounts_g1.account WHERE account_id = ?", opened);
    }

    @Test
    void anOwnerOfTooManyAccountsIsRefusedByName() {
        own(10_000);
        assertThat(service.get("/v1/transactions?ownerId=crowd").status()).isEqualTo(200);

        own(1);
        var refused = service.get("/v1/transactions?ownerId=crowd");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/parameter")).isEqualTo("ownerId");
    }

    private static void own(int accounts) {
        views.execute("""
                INSERT INTO accounts_g1.account
                    (account_id, owner_id, currency, decimals, status, balance, overdraft_limit, version,
                     log_partition, log_position, hash, opened_at, updated_at, held, open_holds, expiring_holds)
                SELECT gen_random_uuid(), 'crowd', 'EUR', 2, 'open', 0, 0, 1, 5, 1, sha256(''), now(), now(), 0, 0, 0
                FROM generate_series(1, ?)""", accounts);
    }

    private static Map<String, Object> of(int entry, UUID account) {
        return transaction(
                entry, account.toString(), "deposit", "1.00", "EUR", "2026-03-01", "gifts", "Gift " + entry, "");
    }
}
