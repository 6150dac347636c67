package io.fundsledger.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a connection does over and over is planned once, for any number of keys and for tables of any size. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogConnectionsTest {

    private static final String CUSTOM_PLANS =
            "SELECT count(*), sum(custom_plans) FROM pg_prepared_statements WHERE generic_plans > 0 OR custom_plans > 0";
    private static final String PLAN_OF_KEYS = """
            EXPLAIN SELECT e.account_id FROM unnest(ARRAY['k'], ARRAY['a']) AS k (idempotency_key, actor)
              CROSS JOIN LATERAL (SELECT account_id FROM event
                WHERE idempotency_key = k.idempotency_key AND actor = k.actor LIMIT 1) e""";

    private LogInTest log;

    @BeforeAll
    void found(StackSpace space) {
        log = new LogInTest(space);
    }

    @AfterAll
    void stop() {
        log.close();
    }

    @Test
    void theStatementsOfALaneArePlannedOnce() throws SQLException {
        try (var connection = log.connections.open("test")) {
            connection.setAutoCommit(false);
            var lock = new LockStatement(connection, log.ledger);
            for (var i = 0; i < 10; i++) {
                lock.execute(request(i));
                connection.rollback();
            }
            try (var row = connection.createStatement().executeQuery(CUSTOM_PLANS)) {
                row.next();
                assertThat(row.getInt(1)).isGreaterThanOrEqualTo(6);
                assertThat(row.getInt(2)).isZero();
            }
        }
    }

    @Test
    void noPlanReadsAWholeTableForItsBeingEmptyNow() throws SQLException {
        countRows();
        try (var connection = log.connections.open("test")) {
            assertThat(plan(connection)).contains("event_command_key").doesNotContain("Seq Scan");
        }
    }

    /** The store knows from then on that the tables are empty. */
    private void countRows() throws SQLException {
        var database = log.database;
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE event");
        }
    }

    private static String plan(Connection connection) throws SQLException {
        var plan = new StringBuilder();
        try (var rows = connection.createStatement().executeQuery(PLAN_OF_KEYS)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static LockRequest request(int i) {
        var key = new CommandKey("somebody", "key-" + i);
        return new LockRequest(
                new TreeMap<>(Map.of(i % 4, 0L)),
                List.of(key),
                Set.of("number-" + i),
                List.of(new EntryRef(UUID.randomUUID(), 1)));
    }
}
