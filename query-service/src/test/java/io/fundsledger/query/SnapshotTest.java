package io.fundsledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.LogPosition;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views.AccountRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read while the projector writes. */
@WithLocalStack(Component.POSTGRES)
class SnapshotTest {

    private static Database database;
    private static RunningQueryService service;

    private UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        database = space.views();
        new Views(database).create();
        service = RunningQueryService.on(database);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void anAccountAtItsCheckpoint() {
        var views = new Views(database);
        account = views.put(AccountRow.of("owner", 0));
        views.reach("accounts", 5, 1023);
    }

    @Test
    void anAnswerNeverClaimsAPositionThatItsRowsDoNotReflect() {
        var projector = new Views(database);

        var answers = answersWhile(position -> projector.execute("""
                WITH moved AS (UPDATE accounts_g1.account SET log_position = ? WHERE account_id = ? RETURNING 1)
                UPDATE projector.checkpoint SET position = ? WHERE projection = 'accounts'""", position, account, position));

        assertThat(answers.stream().map(answer -> answer.text("/position")).distinct())
                .as("the account moved while it was read")
                .hasSizeGreaterThan(20);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.header("Ledger-Position")).isEqualTo(answer.text("/position")));
    }

    @Test
    void viewsThatAreReplacedMeanwhileAreNoProblem() {
        var projector = new Views(database);

        var answers = answersWhile(round -> projector.show());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    /** A snapshot from before a switch finds the tables from after it, and in them what they held before. */
    @Test
    void noAnswerIsOlderThanOneBeforeItWhenReadersAreSwitched() {
        var projector = new Views(database);
        projector.execute("CREATE SCHEMA accounts_g2");
        projector.makeAccounts("accounts_g2");
        projector.execute("INSERT INTO accounts_g2.account SELECT * FROM accounts_g1.account");
        projector.execute("INSERT INTO projector.generation VALUES ('accounts', 2, 1, false)");
        projector.execute("INSERT INTO projector.checkpoint SELECT projection, 2, log_partition, position, next_offset,"
                + " ledger_id, topic_id, hash, recorded_at FROM projector.checkpoint WHERE projection = 'accounts'");

        var answers = answersWhile(position -> projector.switchAccounts(1 + (int) (position % 2), account, position));

        // Nobody switches that often; whoever meets switch after switch is asked to come again.
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
        var positions = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> LogPosition.parseAll(answer.header("Ledger-Position"))
                        .getFirst()
                        .position())
                .toList();
        assertThat(positions).isSorted();
        assertThat(positions.stream().distinct()).hasSizeGreaterThan(20);
        projector.switchAccounts(1, account, 2_000_000);
    }

    /** The answers to 300 queries, asked while a projector does something over and over. */
    private List<Answer> answersWhile(LongConsumer projector) {
        var done = new AtomicBoolean();
        var writing = Thread.ofVirtual().start(() -> {
            for (var round = 1024L; !done.get(); round++) {
                projector.accept(round);
            }
        });
        var answers = new ArrayList<Answer>();
        for (var query = 0; query < 300; query++) {
            answers.add(service.get("/v1/accounts/" + account));
        }
        done.set(true);
        try {
            writing.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }
}
