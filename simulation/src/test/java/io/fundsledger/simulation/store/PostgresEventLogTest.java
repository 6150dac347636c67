package io.fundsledger.simulation.store;

import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerFounding;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.events.HashChain;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@WithLocalStack(Component.POSTGRES)
class PostgresEventLogTest extends EventLogContract {

    private static final int PARTITIONS = 4;

    private LedgerIdentity ledger;
    private LogConnections connections;

    @BeforeEach
    void found(StackSpace space) {
        var database = space.another().eventStore();
        migrate(database);
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        ledger = new LedgerFounding(JdbcClient.create(source))
                .open(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC, HashChain.FORMAT);
        connections = new LogConnections(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    LedgerIdentity ledger() {
        return ledger;
    }

    @Override
    EventLog writer() {
        return new PostgresEventLog(connections, ledger);
    }

    /** From the folder: two services have migrations in the class path here. */
    private static void migrate(Database database) {
        var folder = Path.of(System.getProperty("ledger.home"), "command-service/src/main/resources/db/migration");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.password())
                .locations("filesystem:" + folder)
                .placeholders(Map.of("serviceRole", database.user()))
                .load()
                .migrate();
    }
}
