package io.fundsledger.localstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement over one connection of one role. */
record Sql(String url, String user, String password) {

    static Sql asOwner(Database database) {
        return new Sql(database.jdbcUrl(), database.owner(), database.password());
    }

    static Sql asUser(Database database) {
        return new Sql(database.jdbcUrl(), database.user(), database.password());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url + "?connectTimeout=2&socketTimeout=2&loginTimeout=2", user, password);
    }
}
