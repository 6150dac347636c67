package io.fundsledger.projector.rebuild;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.held;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.AccountsProjection;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.projection.RunningProjector;
import io.fundsledger.projector.rebuild.Comparison.Difference;
import io.fundsledger.projector.rebuild.Comparison.Difference.Kind;
import io.fundsledger.projector.rebuild.Comparison.Pair;
import io.fundsledger.projector.rebuild.RefusedException.Why;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackSpace space;
    private PublishedLog log;
    private RunningProjector projector;
    private UUID account;

    RebuildTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void someHistory() {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
        projector = new RunningProjector(space);
        account = log.accountIn(0);
        log.publish(account, opened("DE-1"));
        for (var amount : List.of("1.00", "0.20", "0.03")) {
            log.publish(account, deposited(amount));
        }
        log.publish(account, held("0.50", null));
        var other = log.accountIn(1);
        log.publish(other, opened("DE-2"));
        log.publish(other, deposited("7.00"));
    }

    @AfterEach
    void stop() {
        projector.close();
        log.close();
    }

    @Test
    void whatIsRebuiltIsComparedRowByRowAndThenShown() {
        start();
        awaitPosition(0, 5);
        var rebuilt = awaitPhase(begin(), RebuildPhase.SWITCHED);
        var comparison = Objects.requireNonNull(rebuilt.comparison());
        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.positions()).isEqualTo("0:5, 1:2");
        var accounts = table(comparison, "account");
        assertThat(accounts.rows()).isEqualTo(new Pair<>(2L, 2L));
        assertThat(accounts.sums()).containsEntry("balance", new Pair<>(new BigDecimal(823), new BigDecimal(823)));
        assertThat(table(comparison, "statement_line").rows()).isEqualTo(new Pair<>(4L, 4L));
        assertThat(shareCompared(rebuilt)).as("how far it was last said to be").isBetween(0.1, 1.0);
        assertThat(shownGeneration()).isEqualTo(2);
        assertThat(indexes("accounts_g2")).isEqualTo(indexes("accounts_g1"));
    }

    @Test
    void bothGenerationsAreFedUntilReadersAreSwitchedBack() {
        start();
        awaitPosition(0, 5);
        awaitPhase(begin(), RebuildPhase.SWITCHED);
        log.publish(account, deposited("0.40"));
        awaitPosition(0, 6);
        assertThat(balance()).isEqualTo(163);
        assertThat(projector.switchBack().readersOf("accounts").generation().number())
                .isEqualTo(1);
        assertThat(shownGeneration()).isEqualTo(1);
        assertThat(balance()).isEqualTo(163);
        log.publish(account, deposited("0.01"));
        awaitPosition(0, 7);
        assertThat(balance()).isEqualTo(164);
        assertThat(projector.switchBack().readersOf("accounts").generation().number())
                .isEqualTo(2);
        assertThat(balance()).isEqualTo(164);
    }

    @Test
    void aGenerationIsRemovedAfterItsGracePeriod() {
        start();
        awaitPosition(0, 5);
        awaitPhase(begin(), RebuildPhase.SWITCHED);
        assertThat(schemaExists("accounts_g1")).isTrue();
        projector
                .jdbc()
                .sql("UPDATE projector.generation SET remove_after = now() WHERE generation = 1")
                .update();
        await().atMost(PATIENCE).until(() -> !schemaExists("accounts_g1"));
        assertThatThrownBy(() -> projector.switchBack().readersOf("accounts"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.NO_PREVIOUS_GENERATION));
        log.publish(account, deposited("0.40"));
        awaitPosition(0, 6);
        assertThat(balance()).isEqualTo(163);
    }

    @Test
    void onlyTheLastGenerationBeforeIsKept() {
        start();
        awaitPosition(0, 5);
        awaitPhase(begin(), RebuildPhase.SWITCHED);
        awaitPhase(begin(), RebuildPhase.SWITCHED);
        await().atMost(PATIENCE).until(() -> !schemaExists("accounts_g1"));
        assertThat(schemaExists("accounts_g2")).isTrue();
        assertThat(projector.switchBack().readersOf("accounts").generation().number())
                .isEqualTo(2);
        assertThat(balance()).isEqualTo(123);
    }

    @Test
    void rowsThatDifferAreListedAndReadersStayUntilSomebodyAccepts() {
        start();
        awaitPosition(0, 5);
        spoil("UPDATE accounts_g1.account SET balance = balance + 1 WHERE account_id = ?");
        spoil("DELETE FROM accounts_g1.statement_line WHERE version = 3 AND account_id = ?");
        var different = awaitPhase(begin(), RebuildPhase.DIFFERENT);
        var comparison = Objects.requireNonNull(different.comparison());
        assertThat(comparison.equal()).isFalse();
        assertThat(table(comparison, "account").equal()).isFalse();
        assertThat(table(comparison, "hold").equal()).isTrue();
        assertThat(comparison.differences())
                .containsExactlyInAnyOrder(
                        new Difference("account", "(%s)".formatted(account), Kind.CHANGED, List.of("balance")),
                        new Difference("statement_line", "(%s,3)".formatted(account), Kind.ADDED, List.of()));
        assertThat(shownGeneration()).isEqualTo(1);
        log.publish(account, deposited("0.40"));
        awaitPosition(0, 6);
        projector.rebuilds().accept("accounts", different.id());
        awaitPhase(different, RebuildPhase.SWITCHED);
        awaitPosition(0, 6);
        assertThat(balance()).isEqualTo(163);
    }

    @Test
    void aRowThatOnlyReadersSeeIsMissing() {
        start();
        awaitPosition(0, 5);
        spoil("INSERT INTO accounts_g1.milestone VALUES (?, 256, '2026-01-01T00:00:00Z', 256)");
        var comparison = Objects.requireNonNull(
                awaitPhase(begin(), RebuildPhase.DIFFERENT).comparison());
        assertThat(comparison.differences())
                .extracting(Difference::table, Difference::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("milestone", Kind.MISSING));
    }

    @Test
    void aCancelledRebuildLeavesNothingBehind() {
        start();
        awaitPosition(0, 5);
        spoil("UPDATE accounts_g1.account SET balance = balance + 1 WHERE account_id = ?");
        var different = awaitPhase(begin(), RebuildPhase.DIFFERENT);
        assertThat(projector.rebuilds().cancel("accounts", different.id()).phase())
                .isEqualTo(RebuildPhase.CANCELLED);
        assertThat(schemaExists("accounts_g2")).isFalse();
        assertThat(shownGeneration()).isEqualTo(1);
        assertThatThrownBy(() -> projector.rebuilds().accept("accounts", different.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.REBUILD_NOT_WAITING));
        spoil("UPDATE accounts_g1.account SET balance = balance - 1 WHERE account_id = ?");
        assertThat(awaitPhase(begin(), RebuildPhase.SWITCHED).generation().number())
                .isEqualTo(3);
    }

    @Test
    void readersAreNotSwitchedBackWhileARebuildWouldSwitchThemAgain() {
        start();
        awaitPosition(0, 5);
        awaitPhase(begin(), RebuildPhase.SWITCHED);
        spoil("UPDATE accounts_g2.account SET balance = balance + 1 WHERE account_id = ?");
        var different = awaitPhase(begin(), RebuildPhase.DIFFERENT);
        assertThatThrownBy(() -> projector.switchBack().readersOf("accounts"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Why.REBUILD_UNDER_WAY);
                    assertThat(refused).hasMessageContaining(different.id().toString());
                });
        assertThat(shownGeneration()).isEqualTo(2);
        projector.rebuilds().cancel("accounts", different.id());
        assertThat(projector.switchBack().readersOf("accounts").generation().number())
                .isEqualTo(1);
        assertThat(balance()).isEqualTo(123);
    }

    @Test
    void aProjectionIsRebuiltOnceAtATime() {
        start();
        awaitPosition(0, 5);
        spoil("UPDATE accounts_g1.account SET balance = balance + 1 WHERE account_id = ?");
        var first = begin();
        assertThatThrownBy(this::begin).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.why()).isEqualTo(Why.REBUILD_UNDER_WAY);
            assertThat(refused).hasMessageContaining(first.id().toString());
        });
    }

    @Test
    void aProjectorThatDiesGoesOnWhereItWas() {
        book(3_000);
        start();
        awaitPosition(0, 3_005);
        var begun = begin();
        projector.close();
        assertThat(begun.phase().isLast()).isFalse();
        projector = new RunningProjector(space);
        book(1_000);
        start();
        var rebuilt = awaitPhase(begun, RebuildPhase.SWITCHED);
        assertThat(Objects.requireNonNull(rebuilt.comparison()).equal()).isTrue();
        awaitPosition(0, 4_005);
        assertThat(balance()).isEqualTo(123 + 4_000);
    }

    @Test
    void readersNeitherFailNorGoBackWhileEventsCome() throws Exception {
        book(2_000);
        start();
        awaitPosition(0, 2_005);
        var done = new AtomicBoolean();
        var writing = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                book(20);
            }
        });
        var reader = new PositionWatcher(space.views(), account);
        var reading = Thread.ofVirtual().start(() -> reader.readUntil(done));
        var rebuilt = awaitPhase(begin(), RebuildPhase.SWITCHED);
        var again = awaitPhase(begin(), RebuildPhase.SWITCHED);
        done.set(true);
        writing.join();
        reading.join();
        assertThat(Objects.requireNonNull(rebuilt.comparison()).equal()).isTrue();
        assertThat(Objects.requireNonNull(again.comparison()).equal()).isTrue();
        assertThat(reader.failures()).isEmpty();
        assertThat(reader.reads()).isGreaterThan(100);
        assertThat(shownGeneration()).isEqualTo(3);
        awaitPosition(0, log.in(0).size());
        assertThat(balance()).isEqualTo(123 + log.in(0).size() - 5);
    }

    @Test
    void whatIsLostIsMadeAgainWithNothingToCompareWith() {
        start();
        awaitPosition(0, 5);
        projector.jdbc().sql("DROP SCHEMA accounts_g1 CASCADE").update();
        var rebuilt = awaitPhase(begin(), RebuildPhase.SWITCHED);
        assertThat(rebuilt.reference()).isNull();
        assertThat(rebuilt.comparison()).isNull();
        awaitPosition(0, 5);
        awaitPosition(1, 2);
        assertThat(balance()).isEqualTo(123);
    }

    @Test
    void aRebuildThatStopsAtAnEventFailsAndNamesIt() {
        projector.start(jdbc -> new RefusingProjection(accounts(jdbc), generation -> generation.number() == 2, 3));
        awaitPosition(0, 5);
        var failed = awaitPhase(begin(), RebuildPhase.FAILED);
        assertThat(failed.reason()).contains("partition 0", "money-deposited v2 at 0:3", "refused on purpose");
        await().atMost(PATIENCE).until(() -> !schemaExists("accounts_g2"));
        log.publish(account, deposited("0.40"));
        awaitPosition(0, 6);
        assertThat(balance()).isEqualTo(163);
    }

    /** The way to mend a view that stopped: what the mended one applies beyond that is never compared with anything. */
    @Test
    void aViewThatHasStoppedIsReplacedByOneThatGoesOn() {
        projector.start(jdbc -> new RefusingProjection(accounts(jdbc), generation -> generation.number() == 1, 3));
        await().atMost(PATIENCE)
                .until(() -> !projector.status().stoppedPartitions().isEmpty());
        awaitPosition(1, 2);
        var rebuilt = awaitPhase(begin(), RebuildPhase.SWITCHED);
        assertThat(Objects.requireNonNull(rebuilt.comparison()).positions()).isEqualTo("0:2, 1:2");
        awaitPosition(0, 5);
        assertThat(balance()).isEqualTo(123);
    }

    @Test
    void tablesOfAnOlderVersionAreReadUntilThoseOfTheNewOneAreThere() {
        start();
        awaitPosition(0, 5);
        projector.close();
        projector = new RunningProjector(space);
        projector.jdbc().sql("UPDATE projector.generation SET version = 1").update();
        log.publish(account, deposited("0.40"));
        start();
        await().atMost(PATIENCE).until(() -> shownGeneration() == 2);
        var rebuilt = projector.rebuilds().latest("accounts").getFirst();
        assertThat(rebuilt.expectsDifferences()).isTrue();
        assertThat(Objects.requireNonNull(rebuilt.comparison()).positions()).isEqualTo("0:5, 1:2");
        awaitPosition(0, 6);
        assertThat(balance()).isEqualTo(163);
    }

    private void start() {
        projector.start(this::accounts);
    }

    private AccountsProjection accounts(JdbcOperations jdbc) {
        return new AccountsProjection(jdbc, ZoneOffset.UTC);
    }

    private Rebuild begin() {
        return projector.rebuilds().begin("accounts", UUID.randomUUID());
    }

    private void book(int events) {
        IntStream.range(0, events).forEach(i -> log.publish(account, deposited("0.01")));
    }

    private Rebuild awaitPhase(Rebuild rebuild, RebuildPhase phase) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(look(rebuild).phase())
                        .as(() -> look(rebuild).toString())
                        .isEqualTo(phase));
        return look(rebuild);
    }

    private Rebuild look(Rebuild rebuild) {
        return projector.rebuilds().find("accounts", rebuild.id());
    }

    private static Comparison.Table table(Comparison comparison, String name) {
        return comparison.tables().stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void spoil(String sql) {
        assertThat(projector.jdbc().sql(sql).param(account).update()).isEqualTo(1);
    }

    private void awaitPosition(int partition, long position) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() ->
                        assertThat(projector.position("accounts", partition)).isEqualTo(position));
    }

    private int shownGeneration() {
        return projector
                .jdbc()
                .sql("SELECT DISTINCT generation FROM views.position WHERE projection = 'accounts'")
                .query(Integer.class)
                .single();
    }

    private double shareCompared(Rebuild rebuild) {
        return projector
                .jdbc()
                .sql("SELECT compared FROM projector.rebuild WHERE rebuild_id = ?")
                .param(rebuild.id())
                .query(Double.class)
                .single();
    }

    private List<String> indexes(String schema) {
        return projector
                .jdbc()
                .sql("SELECT replace(indexdef, schemaname, '') FROM pg_indexes WHERE schemaname = ? ORDER BY 1")
                .param(schema)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private boolean schemaExists(String schema) {
        return projector
                .jdbc()
                .sql("SELECT to_regnamespace(?) IS NOT NULL")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private long balance() {
        return projector
                .jdbc()
                .sql("SELECT balance FROM views.account WHERE account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
