package io.fundsledger.projector.projection;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.AccountsProjection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a switch costs those who read. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class GenerationSwitchTest {

    private static final Generation SHOWN = new Generation("accounts", 1);
    private static final Generation BUILT = new Generation("accounts", 2);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int NEAR = 500;

    private final StackSpace space;
    private PublishedLog log;
    private RunningProjector projector;
    private UUID account;

    GenerationSwitchTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void readersSeeAView() {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), 1).createTopic();
        account = log.accountIn(0);
        log.publish(account, opened("DE-1"));
        projector = new RunningProjector(space);
        projector.start(jdbc -> new AccountsProjection(jdbc, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        projector.close();
        log.close();
    }

    @Test
    void whatReadersSeeGoesOnWhileTheRebuiltViewIsFarFromIt() {
        book(NEAR);
        assertThat(tryToSwitch()).isFalse();
        assertThat(wasFrozen()).isFalse();
    }

    @Test
    void itStandsStillForARebuiltViewThatIsNear() {
        book(NEAR - 1);
        assertThat(tryToSwitch()).as("nobody feeds it, so it never gets there").isFalse();
        assertThat(wasFrozen()).isTrue();
    }

    @Test
    void nothingIsSwitchedThatIsNotAgreedTo() {
        book(1);
        anotherGenerationAsFar();
        assertThat(tryToSwitch(() -> false)).isFalse();
        assertThat(new Generations(projector.jdbc(), projector.transaction())
                        .current(projection())
                        .generation())
                .isEqualTo(SHOWN);
        assertThatThrownBy(() -> tryToSwitch(() -> true))
                .as("it has no tables; but for that it would be shown")
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void nobodyIsSwitchedToWhatIsBeingRemoved() {
        book(1);
        anotherGenerationAsFar();
        projector
                .jdbc()
                .sql("UPDATE projector.generation SET remove_after = now() WHERE generation = 2")
                .update();
        assertThat(tryToSwitch(() -> true)).isFalse();
    }

    /** Of a version that is not this release's, so that nobody feeds it. */
    private void anotherGenerationAsFar() {
        for (var sql : List.of(
                "INSERT INTO projector.generation (projection, generation, version, current) VALUES ('accounts', 2, 99, false)",
                """
                INSERT INTO projector.rebuild (rebuild_id, projection, generation, version, expects_differences, phase)
                VALUES (gen_random_uuid(), 'accounts', 2, 99, false, 'loading')""",
                """
                INSERT INTO projector.checkpoint
                    (projection, generation, log_partition, position, next_offset, ledger_id, topic_id, hash, recorded_at)
                SELECT projection, 2, log_partition, position, next_offset, ledger_id, topic_id, hash, recorded_at
                FROM projector.checkpoint""")) {
            projector.jdbc().sql(sql).update();
        }
    }

    private void book(int deposits) {
        for (var i = 0; i < deposits; i++) {
            log.publish(account, deposited("0.01"));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> projector.position("accounts", 0) == deposits + 1);
    }

    /** To a generation that nobody feeds: it stays where it begins. */
    private boolean tryToSwitch() {
        return tryToSwitch(() -> true);
    }

    private boolean tryToSwitch(BooleanSupplier agreed) {
        return new GenerationSwitch(projector.jdbc(), projector.transaction())
                .tryTo(projection(), BUILT, GRACE, agreed);
    }

    private AccountsProjection projection() {
        return new AccountsProjection(new JdbcTemplate(projector.dataSource()), ZoneOffset.UTC);
    }

    /** A row that was locked says so, also when the transaction that locked it is over. */
    private boolean wasFrozen() {
        return projector
                .jdbc()
                .sql("SELECT xmax <> 0 FROM projector.checkpoint WHERE projection = ? AND generation = ?")
                .params(SHOWN.projection(), SHOWN.number())
                .query(Boolean.class)
                .single();
    }
}
