package io.fundsledger.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Postgres: ready when it answers a query; its databases are made by the SQL files beside this class. */
final class RunningPostgres extends RunningComponent implements PostgresServer {

    RunningPostgres(Runner runner, int port) {
        super(Component.POSTGRES, runner, port);
    }

    @Override
    void probe() throws SQLException {
        execute("postgres", "SELECT 1");
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public synchronized Database createEventStore(String name) {
        return create(name, "event-store.sql", "ledger_owner", "ledger_command");
    }

    @Override
    public synchronized Database createViews(String name) {
        return create(name, "views.sql", "ledger_projector", "ledger_query");
    }

    private Database create(String name, String script, String owner, String user) {
        try {
            if (!exists(name)) {
                execute("postgres", "CREATE DATABASE " + quoted(name));
            }
            execute(name, "SET ledger.password = '" + Passwords.LEDGER + "'", read(script));
        } catch (SQLException e) {
            throw new LocalStackException("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
        return new Database(name, jdbcUrl(name), owner, user, Passwords.LEDGER);
    }

    private boolean exists(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                PreparedStatement query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    @Override
    public void drop(Database database) {
        try {
            execute("postgres", "DROP DATABASE IF EXISTS " + quoted(database.name()) + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new LocalStackException("Cannot drop the database " + database.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String superuserUrl(String database) {
        return jdbcUrl(database) + "?user=postgres&password=" + Passwords.SUPERUSER;
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port(), database);
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(superuserUrl(database) + "&connectTimeout=5&socketTimeout=30");
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String read(String script) {
        try (InputStream in = RunningPostgres.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalStackException("Cannot read " + script + ": " + e.getMessage(), e);
        }
    }
}
