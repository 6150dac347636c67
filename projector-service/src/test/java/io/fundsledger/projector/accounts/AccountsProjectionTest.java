package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class AccountsProjectionTest {

    private static final int PARTITIONS = 4;

    private final StackSpace space;
    private PublishedLog log;
    private RunningProjector projector;

    AccountsProjectionTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void start() {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), PARTITIONS).createTopic();
        projector = new RunningProjector(space).start(jdbc -> new AccountsProjection(jdbc, ZoneId.of("Europe/Berlin")));
    }

    @AfterEach
    void stop() {
        projector.close();
        log.close();
    }

    @Test
    void balancesAndLinesFollowFromTheEvents() {
        var account = log.accountIn(1);
        log.publish(account, opened("DE-1"));
        log.publish(account, deposited("100.00"));
        var last = log.publish(account, withdrawn("12.34"));
        await().until(() -> projector.position("accounts", 1) == 3);

        assertThat(row("SELECT * FROM views.account"))
                .containsEntry("account_id", account)
                .containsEntry("owner_id", "owner-1")
                .containsEntry("account_number", "DE-1")
                .containsEntry("currency", "EUR")
                .containsEntry("decimals", 2)
                .containsEntry("status", "open")
                .containsEntry("balance", 8766L)
                .containsEntry("held", 0L)
                .containsEntry("overdraft_limit", 10000L)
                .containsEntry("version", 3L)
                .containsEntry("log_partition", 1)
                .containsEntry("log_position", 3L);
        assertThat(row("SELECT *, value_date::text AS value, booking_date::text AS booking"
                        + " FROM views.statement_line WHERE version = 3"))
                .containsEntry("type", "withdrawal")
                .containsEntry("amount", -1234L)
                .containsEntry("balance_after", 8766L)
                .containsEntry("value", "2026-03-30")
                .containsEntry("booking", "2026-04-01")
                .containsEntry("category", "groceries")
                .containsEntry("description", "Weekly shopping")
                .containsEntry("counterparty", "Corner Shop")
                .containsEntry("reference", "INV-7")
                .containsEntry("reason", null)
                .containsEntry("event_id", last.eventId())
                .containsEntry("log_position", 3L);
    }

    @Test
    void queriesMayReadTheViewsAndNothingElse() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> projector.position("accounts", 0) == 0);
        var views = space.views();
        try (var reader = DriverManager.getConnection(views.jdbcUrl(), views.user(), views.password())) {
            for (var view : new String[] {"account", "statement_line", "position"}) {
                assertThat(reader.createStatement().execute("SELECT * FROM views." + view))
                        .isTrue();
            }
            for (var table : new String[] {"accounts_g1.account", "projector.checkpoint"}) {
                var select = reader.createStatement();
                assertThatThrownBy(() -> select.execute("SELECT * FROM " + table))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private Map<String, @Nullable Object> row(String sql) {
        return projector.jdbc().sql(sql).query().singleRow();
    }
}
