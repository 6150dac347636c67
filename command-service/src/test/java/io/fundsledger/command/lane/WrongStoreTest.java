package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The event store is exchanged under a running lane: nothing is recorded that does not follow what was there. */
@WithLocalStack(Component.POSTGRES)
class WrongStoreTest {

    @Test
    void anOlderCopyOfTheLogTakesNothing(StackSpace given) throws SQLException {
        var space = given.another();
        try (var log = new LogInTest(space);
                var lane = new LaneInTest(log, InstantSource.system())) {
            var account = log.accountIn(0);
            lane.open(account, null);
            lane.deposit("lost", account, 500);

            superuser(
                    space,
                    log,
                    "ALTER TABLE event DISABLE TRIGGER append_only",
                    "DELETE FROM event WHERE position = 2",
                    "ALTER TABLE event ENABLE ALWAYS TRIGGER append_only");

            assertThat(lane.deposit("after", account, 100)).isEqualTo(new Refused(new LogBehindTopic()));
            assertThat(log.reader.account(account, 1, 10)).hasSize(1);
        }
    }

    @Test
    void anOlderCopyTakesNothingOfAccountsThatHaveNotChangedSinceEither(StackSpace given) throws SQLException {
        var space = given.another();
        try (var log = new LogInTest(space);
                var lane = new LaneInTest(log, InstantSource.system())) {
            var changed = log.accountIn(0);
            var unchanged = log.accountIn(1);
            lane.open(changed, null);
            lane.open(unchanged, null);
            lane.deposit("lost", changed, 500);

            superuser(
                    space,
                    log,
                    "CREATE TABLE lost AS SELECT * FROM event WHERE position = 2",
                    "ALTER TABLE event DISABLE TRIGGER append_only",
                    "DELETE FROM event WHERE position = 2",
                    "ALTER TABLE event ENABLE ALWAYS TRIGGER append_only",
                    endSessions(log));
            for (var attempt = 1; attempt <= 2; attempt++) {
                assertThat(lane.deposit("after", unchanged, 100)).isEqualTo(new Refused(new LogBehindTopic()));
            }

            superuser(space, log, "INSERT INTO event SELECT * FROM lost", endSessions(log));
            assertThat(lane.deposit("after", unchanged, 100)).isInstanceOf(Recorded.class);
            assertThat(lane.deposit("after too", changed, 100)).isInstanceOf(Recorded.class);
        }
    }

    @Test
    void anotherHistoryOfTheSameLengthTakesNothing(StackSpace given) throws SQLException {
        var space = given.another();
        try (var log = new LogInTest(space);
                var lane = new LaneInTest(log, InstantSource.system())) {
            var account = log.accountIn(0);
            lane.open(account, null);

            superuser(
                    space,
                    log,
                    "ALTER TABLE event DISABLE TRIGGER append_only",
                    "UPDATE event SET hash = sha256(hash)",
                    "ALTER TABLE event ENABLE ALWAYS TRIGGER append_only");

            assertThat(lane.deposit("after", account, 100)).isEqualTo(new Refused(new LogBehindTopic()));
        }
    }

    @Test
    void aStoreThatOnlyReadsIsUnavailableUntilItWritesAgain(StackSpace given) throws SQLException {
        var space = given.another();
        try (var log = new LogInTest(space);
                var lane = new LaneInTest(log, InstantSource.system())) {
            var account = UUID.randomUUID();
            lane.open(account, null);

            setReadOnly(space, log, true);
            assertThat(lane.deposit("meanwhile", account, 100)).isEqualTo(new Refused(new StoreUnavailable()));

            setReadOnly(space, log, false);
            assertThat(lane.deposit("meanwhile", account, 100)).isInstanceOf(Recorded.class);
        }
    }

    /** As after a failover: the sessions of before are gone. */
    private static void setReadOnly(StackSpace space, LogInTest log, boolean readOnly) throws SQLException {
        var name = log.database.name();
        superuser(
                space,
                log,
                "ALTER DATABASE \"%s\" SET default_transaction_read_only = %s".formatted(name, readOnly),
                endSessions(log));
    }

    private static String endSessions(LogInTest log) {
        return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()"
                .formatted(log.database.name());
    }

    private static void superuser(StackSpace space, LogInTest log, String... statements) throws SQLException {
        var url = space.stack().postgres().superuserUrl(log.database.name());
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
