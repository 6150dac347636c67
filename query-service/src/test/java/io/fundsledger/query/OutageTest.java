package io.fundsledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.Views.AccountRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.POSTGRES)
class OutageTest {

    @Test
    void withoutTheViewsTheServiceIsAliveButNotReadyAndRecoversByItself(StackSpace space) {
        var views = new Views(space.views()).create();
        views.reach("accounts", 5, 1023);
        var path = "/v1/accounts/" + views.put(AccountRow.of("owner", 8766));
        try (var service = RunningQueryService.on(space.views())) {
            assertThat(service.get(path).status()).isEqualTo(200);
            var postgres = space.stack().postgres();

            postgres.kill();
            try {
                assertUnavailable(service, path);
                assertUnavailable(service, path + "/statement");
                assertUnavailable(service, "/v1/accounts");
                assertUnavailable(service, "/v1/transactions");
                assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
                assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            } finally {
                postgres.start();
            }

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(service.get(path).status()).isEqualTo(200);
                assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            });
            var waiting = service.getLater(path, "Ledger-Min-Position", "5:1024", "Prefer", "wait=10");
            views.reach("accounts", 5, 1024);
            assertThat(waiting.join().header("Ledger-Position")).isEqualTo("5:1024");
        }
    }

    @Test
    void aStoreThatHangsIsAnOutageInTime(StackSpace space) {
        var views = space.another().views();
        new Views(views).create();
        try (var service =
                RunningQueryService.on(views, "spring.datasource.hikari.data-source-properties.socketTimeout=2")) {
            assertThat(service.get("/v1/accounts").status()).isEqualTo(200);
            space.stack().postgres().pause();
            try {
                assertUnavailable(service, "/v1/accounts");
            } finally {
                space.stack().postgres().resume();
            }
        }
    }

    @Test
    void aStatementThatRunsTooLongIsGivenUp(StackSpace space) {
        var database = space.another().views();
        var views = new Views(database).create();
        views.execute("ALTER VIEW views.account RENAME TO quick_account");
        views.execute("CREATE VIEW views.account AS SELECT a.* FROM views.quick_account a, pg_sleep(20)");
        views.put(AccountRow.of("owner", 1));
        try (var service = RunningQueryService.on(
                database, "spring.datasource.hikari.data-source-properties.options=-c statement_timeout=500ms")) {
            assertUnavailable(service, "/v1/accounts");
        }
    }

    @Test
    void theServiceStartsBeforeTheViewsAreThere(StackSpace space) {
        var database = space.another().views();
        try (var service = RunningQueryService.on(database)) {
            assertUnavailable(service, "/v1/accounts");

            new Views(database).create();

            assertThat(service.get("/v1/accounts").status()).isEqualTo(200);
        }
    }

    @Test
    void theServiceStartsBeforeTheDatabase() {
        var nowhere = new Database("views", "jdbc:postgresql://127.0.0.1:1/views", "nobody", "nobody", "secret");
        try (var service = RunningQueryService.on(nowhere)) {
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertUnavailable(service, "/v1/accounts");
        }
    }

    private static void assertUnavailable(RunningQueryService service, String path) {
        var answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("store-unavailable");
        assertThat(answer.json().at("/retryable").booleanValue()).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("SQL", "Exception", "postgresql", "views.");
    }
}
