package io.fundsledger.command.log;

import com.zaxxer.hikari.HikariDataSource;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.events.HashChain;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A founded, empty log in a database of its own, and both sides of it. */
public final class LogInTest implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final HikariDataSource pool = new HikariDataSource();
    public final Database database;
    public final JdbcClient jdbc;
    public final LedgerIdentity ledger;
    public final LogConnections connections;
    public final LogReader reader;

    public LogInTest(StackSpace space) {
        this(space, UnaryOperator.identity());
    }

    /** A log whose writers use another URL than its readers. */
    public LogInTest(StackSpace space, UnaryOperator<String> urlOfWriters) {
        database = space.eventStore();
        migrate();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        jdbc = JdbcClient.create(pool);
        ledger = new LedgerFounding(jdbc).open(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC, HashChain.FORMAT);
        connections = new LogConnections(urlOfWriters.apply(database.jdbcUrl()), database.user(), database.password());
        reader = new LogReader(jdbc, ledger);
    }

    /** Brings the store up to what this release needs. */
    public void migrate() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.password())
                .placeholders(Map.of("serviceRole", database.user()))
                .load()
                .migrate();
    }

    public PostgresEventLog writer() {
        return new PostgresEventLog(connections, ledger);
    }

    /** An account id that lives in the given partition. */
    public UUID accountIn(int partition) {
        while (true) {
            var id = UUID.randomUUID();
            if (ledger.partitionOf(id) == partition) {
                return id;
            }
        }
    }

    /** The account, from all of its events. */
    public Known replayed(UUID account) {
        return new AccountHistory(jdbc)
                .replay(account, null, null)
                .orElseThrow()
                .account();
    }

    @Override
    public void close() {
        pool.close();
    }
}
