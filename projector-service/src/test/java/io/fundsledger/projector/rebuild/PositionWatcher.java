package io.fundsledger.projector.rebuild;

import io.fundsledger.localstack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a balance over and over as query-service does: the rows, and then the position, in one snapshot. Every event of
 * the account moves its balance by one.
 */
final class PositionWatcher {
    private final Database views;
    private final UUID account;
    private final List<String> failures = new ArrayList<>();
    private long position;
    private int reads;

    PositionWatcher(Database views, UUID account) {
        this.views = views;
        this.account = account;
    }

    List<String> failures() {
        return failures;
    }

    int reads() {
        return reads;
    }

    void readUntil(AtomicBoolean done) {
        try (var connection = DriverManager.getConnection(views.jdbcUrl(), views.owner(), views.password())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            while (!done.get()) {
                read(connection);
                connection.commit();
                reads++;
            }
        } catch (SQLException failed) {
            failures.add(failed.toString());
        }
    }

    private void read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(
                    "SELECT log_position FROM views.account WHERE account_id = '%s'".formatted(account));
            row.next();
            var rowIsAt = row.getLong(1);
            var place = statement.executeQuery(
                    "SELECT position, settled FROM views.position WHERE projection = 'accounts' AND log_partition = 0");
            place.next();
            if (!place.getBoolean("settled")) {
                return;
            }
            if (place.getLong("position") != rowIsAt) {
                failures.add("the row is of %d, the view at %d".formatted(rowIsAt, place.getLong("position")));
            }
            if (rowIsAt < position) {
                failures.add("back from %d to %d".formatted(position, rowIsAt));
            }
            position = rowIsAt;
        }
    }
}
