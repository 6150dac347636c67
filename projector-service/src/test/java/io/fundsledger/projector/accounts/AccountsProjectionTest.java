package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.held;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
                .containsEntry("log_position", 3L)
                .containsEntry("hash", last.hash());
        assertThat(row("SELECT *, value_date::text AS value, booking_date::text AS booking"
                        + " FROM views.statement_line WHERE version = 3"))
                .containsEntry("type", "withdrawal")
                .containsEntry("amount", -1234L)
                .containsEntry("balance_after", 8766L)
                .containsEntry("value", "2026-03-30")
                .containsEntry("booking", "2026-04-01")
                .containsEntry("channel", "card")
                .containsEntry("reversed_by", null)
                .containsEntry("category", "groceries")
                .containsEntry("description", "Weekly shopping")
                .containsEntry("counterparty", "Corner Shop")
                .containsEntry("reference", "INV-7")
                .containsEntry("reason", null)
                .containsEntry("event_id", last.eventId())
                .containsEntry("log_position", 3L);
    }

    @Test
    void aHoldCountsUntilItsInstantAlsoWhenNothingElseHappens() {
        var account = log.accountIn(1);
        var expiresAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
        log.append(account, opened("DE-1"));
        log.append(account, held("15.00", expiresAt));
        log.append(account, held("4.00", null));
        log.sendAll();
        await().until(() -> projector.position("accounts", 1) == 3);

        assertThat(row("SELECT held, unexpired_holds FROM views.account WHERE now() < timestamptz '%s'"
                        .formatted(expiresAt)))
                .containsEntry("held", 1900L)
                .containsEntry("unexpired_holds", 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(row("SELECT held, unexpired_holds FROM views.account"))
                        .containsEntry("held", 400L)
                        .containsEntry("unexpired_holds", 1));
        assertThat(row("SELECT status, ended_at = expires_at AS in_time, ended_by FROM views.hold WHERE hold_id = 2"))
                .containsEntry("status", "expired")
                .containsEntry("in_time", true)
                .containsEntry("ended_by", null);
        assertThat(row("SELECT now() >= timestamptz '%s' AS overdue".formatted(expiresAt)))
                .containsEntry("overdue", true);

        log.publish(account, new HoldExpired(2));
        await().until(() -> projector.position("accounts", 1) == 4);
        assertThat(row("SELECT held, unexpired_holds FROM views.account"))
                .containsEntry("held", 400L)
                .containsEntry("unexpired_holds", 1);
        assertThat(row("SELECT status, ended_at = expires_at AS in_time, ended_by FROM views.hold WHERE hold_id = 2"))
                .containsEntry("status", "expired")
                .containsEntry("in_time", true)
                .containsEntry("ended_by", 4L);
    }

    @Test
    void aHoldKeepsWhatItWasAndBecame() {
        var account = log.accountIn(1);
        log.publish(account, opened("DE-1"));
        log.publish(account, held("15.00", null));
        log.publish(account, new HoldCaptured(2, Money.parse("13.00", EUR), VALUE_DATE, "travel", null));
        await().until(() -> projector.position("accounts", 1) == 3);

        assertThat(row("SELECT * FROM views.hold"))
                .containsEntry("hold_id", 2L)
                .containsEntry("status", "captured")
                .containsEntry("amount", 1500L)
                .containsEntry("captured", 1300L)
                .containsEntry("ended_by", 3L)
                .containsEntry("category", "travel")
                .containsEntry("description", "A hotel")
                .containsEntry("log_position", 2L);
        assertThat(row("SELECT * FROM views.statement_line"))
                .containsEntry("type", "capture")
                .containsEntry("amount", -1300L)
                .containsEntry("hold_id", 2L);
        assertThat(row("SELECT * FROM views.account"))
                .containsEntry("balance", -1300L)
                .containsEntry("held", 0L)
                .containsEntry("unexpired_holds", 0);
    }

    @Test
    void aTransferIsReversedOnBothOfItsAccounts() {
        var from = log.accountIn(1);
        var to = log.accountIn(2);
        var transfer = UUID.randomUUID();
        var amount = Money.parse("7.00", EUR);
        log.publish(from, opened("DE-1"));
        log.publish(to, opened("DE-2"));
        log.publish(from, new TransferSent(new OtherLeg(transfer, to, 2), amount, VALUE_DATE, null, null));
        log.publish(to, new TransferReceived(new OtherLeg(transfer, from, 2), amount, VALUE_DATE, null, null));
        log.publish(from, reversed(Direction.CREDIT, new OtherLeg(transfer, to, 3)));
        log.publish(to, reversed(Direction.DEBIT, new OtherLeg(transfer, from, 3)));
        await().until(() -> projector.position("accounts", 1) == 3 && projector.position("accounts", 2) == 3);

        assertThat(lines(from))
                .containsExactly("2 transfer-out -700 null 3 " + to, "3 reversal 700 2 null " + to)
                .allSatisfy(line -> assertThat(line).doesNotContain(from.toString()));
        assertThat(lines(to)).containsExactly("2 transfer-in 700 null 3 " + from, "3 reversal -700 2 null " + from);
        assertThat(row("SELECT count(DISTINCT transfer_id) AS transfers, min(transfer_id::text) AS id"
                        + " FROM views.statement_line"))
                .containsEntry("transfers", 1L)
                .containsEntry("id", transfer.toString());
    }

    @Test
    void anAccountIsFrozenAndClosed() {
        var account = log.accountIn(1);
        log.publish(account, opened("DE-1"));
        log.publish(account, new OverdraftLimitChanged(Money.parse("0.00", EUR), null));
        log.publish(account, new AccountFrozen(null));
        await().until(() -> projector.position("accounts", 1) == 3);
        assertThat(row("SELECT * FROM views.account"))
                .containsEntry("status", "frozen")
                .containsEntry("overdraft_limit", 0L);

        log.publish(account, new AccountUnfrozen(null));
        log.publish(account, new AccountClosed(null));
        await().until(() -> projector.position("accounts", 1) == 5);
        assertThat(row("SELECT * FROM views.account"))
                .containsEntry("status", "closed")
                .containsEntry("version", 5L);
    }

    @Test
    void queriesMayReadTheViewsAndNothingElse() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> projector.position("accounts", 0) == 0);
        var views = space.views();
        try (var reader = DriverManager.getConnection(views.jdbcUrl(), views.user(), views.password())) {
            for (var view : new String[] {"account", "hold", "statement_line", "standing", "position"}) {
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

    private static EntryReversed reversed(Direction direction, OtherLeg other) {
        var amount = Money.parse("7.00", EUR);
        return new EntryReversed(2, EntryKind.TRANSFER, amount, direction, false, VALUE_DATE, null, other, null);
    }

    private List<String> lines(UUID account) {
        return projector
                .jdbc()
                .sql("""
                        SELECT concat_ws(' ', version, type, amount, coalesce(reverses::text, 'null'),
                                         coalesce(reversed_by::text, 'null'), other_account_id)
                        FROM views.statement_line WHERE account_id = ? ORDER BY version""")
                .param(account)
                .query((line, number) -> line.getString(1))
                .list();
    }

    private Map<String, @Nullable Object> row(String sql) {
        return projector.jdbc().sql(sql).query().singleRow();
    }
}
