package io.fundsledger.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.events.HashChain;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A ledger stays what it was founded as; whoever comes with something else is told what to set. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerFoundingTest {

    private static final int PARTITIONS = 4;

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
    void itsIdIsThatOfItsFounding() {
        var again = new LedgerFounding(log.jdbc).open(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC, HashChain.FORMAT);
        assertThat(again).isEqualTo(log.ledger);
    }

    @Test
    void itsShapeIsFixed() {
        var founding = new LedgerFounding(log.jdbc);
        assertThatThrownBy(() -> founding.open(UUID.randomUUID(), 8, ZoneOffset.UTC, HashChain.FORMAT))
                .isInstanceOf(WrongStoreException.class)
                .hasMessage("ledger.partitions is 8, but the ledger in this event store was created with 4,"
                        + " which is fixed: set it to that");
        assertThatThrownBy(() ->
                        founding.open(UUID.randomUUID(), PARTITIONS, ZoneId.of("Europe/Prague"), HashChain.FORMAT))
                .isInstanceOf(WrongStoreException.class)
                .hasMessage("ledger.time-zone is Europe/Prague, but the ledger in this event store was created with Z,"
                        + " which is fixed: set it to that");
        assertThatThrownBy(() -> founding.open(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC, HashChain.FORMAT + 1))
                .isInstanceOf(WrongStoreException.class)
                .hasMessageEndingWith("run the release that wrote it");
    }

    @Test
    void aRoleThatCouldChangeThePastIsNotServed_invariant1(StackSpace space) throws Exception {
        var store = log.database;
        assertNotServed(DriverManager.getConnection(store.jdbcUrl(), store.owner(), store.password()), store.owner());
        assertNotServed(DriverManager.getConnection(space.stack().postgres().superuserUrl(store.name())), "postgres");
        for (var right : new String[] {"UPDATE", "DELETE", "TRUNCATE", "TRIGGER"}) {
            assertNotServedWith(right + " ON event");
            assertNotServedWith(right + " ON checkpoint");
        }
    }

    private void assertNotServedWith(String right) throws Exception {
        var store = log.database;
        ownerSays(store, "GRANT %s TO %s".formatted(right, store.user()));
        try {
            assertNotServed(DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password()), store.user());
        } finally {
            ownerSays(store, "REVOKE %s FROM %s".formatted(right, store.user()));
        }
    }

    private static void assertNotServed(Connection connection, String role) {
        var source = new SingleConnectionDataSource(connection, true);
        try {
            var founding = new LedgerFounding(JdbcClient.create(source));
            assertThatThrownBy(() -> founding.open(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC, HashChain.FORMAT))
                    .isInstanceOf(WrongStoreException.class)
                    .hasMessage("the role '%s' could change the log: connect as one that may only SELECT and"
                                    .formatted(role)
                            + " INSERT on the tables event and checkpoint");
        } finally {
            source.destroy();
        }
    }

    private static void ownerSays(Database store, String sql) throws Exception {
        try (var owner = DriverManager.getConnection(store.jdbcUrl(), store.owner(), store.password());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
