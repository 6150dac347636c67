package io.fundsledger.query.freshness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Opens connections beside the pool: one that listens is never given back. */
@Component
class ListenerConnections {

    private final JdbcConnectionDetails views;

    ListenerConnections(JdbcConnectionDetails views) {
        this.views = views;
    }

    Connection open() throws SQLException {
        var properties = new Properties();
        set(properties, "user", views.getUsername());
        set(properties, "password", views.getPassword());
        properties.setProperty("ApplicationName", "query-service listener");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(views.getJdbcUrl(), properties);
    }

    private static void set(Properties properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
