package io.fundsledger.projector.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database as it is when the first statement is executed, however long one looks at it. */
final class Snapshot implements AutoCloseable {
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private final Connection connection;
    private final JdbcClient jdbc;

    private Snapshot(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    static Snapshot of(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_STATEMENT.toMillis()));
            try (var settings = connection.createStatement()) {
                settings.execute(
                        "SET LOCAL statement_timeout = '%1$ds'; SET LOCAL idle_in_transaction_session_timeout = '%1$ds'"
                                .formatted(LONGEST_STATEMENT.toSeconds()));
            }
            return new Snapshot(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The pool sets back what was set here. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
