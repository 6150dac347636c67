package io.fundsledger.benchmarks.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database as its administrator sees it.
 *
 * @param url JDBC URL, user and password included
 */
public record AdminDatabase(String url) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Each by itself, in autocommit mode. */
    public void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The only column of the first row. */
    public long number(String sql) throws SQLException {
        try (var connection = connect()) {
            return number(connection, sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** So that what was loaded before is not still being written while the next thing is timed. */
    public void settle() throws SQLException {
        execute("VACUUM (ANALYZE)", "CHECKPOINT");
    }
}
