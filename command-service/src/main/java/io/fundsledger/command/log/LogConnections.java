package io.fundsledger.command.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections to the event store that are held for long: the lane's, the relay's. None waits without a limit: a
 * writer that is stopped in the middle loses its transaction after two seconds, so that it holds up nobody.
 *
 * @param url JDBC URL of the event store
 * @param user the service's role
 */
public record LogConnections(String url, String user, String password) {

    /** Server-side limits, for these connections and for the pool of readers. */
    public static final String LIMITS = "-c statement_timeout=10s -c lock_timeout=5s"
            + " -c idle_in_transaction_session_timeout=2s -c timezone=UTC -c default_transaction_isolation=read\\ committed";

    /** Opens a connection in autocommit mode; throws StoreUnavailableException if that fails within three seconds. */
    public Connection open(String purpose) {
        return open(purpose, LIMITS);
    }

    /** As {@link #open(String)}; the server ends the session when it is silent for the given time. */
    public Connection open(String purpose, int idleSessionSeconds) {
        return open(purpose, LIMITS + " -c idle_session_timeout=" + idleSessionSeconds + "s");
    }

    private Connection open(String purpose, String options) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "ledger-command " + purpose);
        properties.setProperty("options", options);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "15");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "2");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException failure) {
            throw new StoreUnavailableException("cannot connect to the event store", failure);
        }
    }
}
