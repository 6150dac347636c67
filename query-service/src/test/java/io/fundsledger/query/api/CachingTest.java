package io.fundsledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.HoldRow;
import io.fundsledger.query.Views.LineRow;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that a client has is not sent again, for as long as nothing in it has changed. */
@WithLocalStack(Component.POSTGRES)
class CachingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static Views views;
    private static RunningQueryService service;
    private static UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        account = views.put(AccountRow.of("owner", 100));
        views.put(HoldRow.open(account, 2, 1500, null));
        views.put(new LineRow(account, 3, 100, 100, DAY, DAY, "travel"));
        views.reach("accounts", 5, 1023);
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/accounts                     | UPDATE accounts_g1.account SET balance = balance + 1
            /v1/accounts/{id}/statement      | UPDATE accounts_g1.statement_line SET description = 'another'
            /v1/accounts/{id}/entries/3      | UPDATE accounts_g1.statement_line SET reversed_by = 9
            /v1/accounts/{id}/holds          | UPDATE accounts_g1.hold SET description = 'another'
            /v1/accounts/{id}/holds/2        | UPDATE accounts_g1.hold SET amount = amount + 1
            """)
    void anAnswerAtHandIsNotSentAgainUntilItChanges(String path, String change) {
        var query = path.replace("{id}", account.toString());
        var first = service.get(query);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        var tag = first.header("ETag");

        var again = service.get(query, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        views.execute(change);
        var changed = service.get(query, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }
}
