package io.fundsledger.command.log;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the table {@code hold_due}: the open holds that can expire. */
final class HoldDueStatement {

    private static final String SQL = """
            INSERT INTO hold_due (expires_at, account_id, version) SELECT * FROM unnest(?, ?, ?) ON CONFLICT DO NOTHING;
            DELETE FROM hold_due USING unnest(?, ?) AS ended (account_id, version)
             WHERE hold_due.account_id = ended.account_id AND hold_due.version = ended.version""";

    private final Connection connection;
    private final PreparedStatement statement;

    HoldDueStatement(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(SQL);
    }

    /** Asks nothing of the store unless one of the events is about a hold. */
    void execute(List<NewEvent> events) throws SQLException {
        var placed = events.stream()
                .filter(event -> expiresAt(event.content()) != null)
                .toList();
        var ended = events.stream().filter(event -> endsHold(event.content())).toList();
        if (placed.isEmpty() && ended.isEmpty()) {
            return;
        }
        statement.setArray(1, array("timestamptz", placed, event -> expiresAt(event.content())));
        statement.setArray(2, array("uuid", placed, event -> event.event().accountId()));
        statement.setArray(3, array("bigint", placed, event -> event.event().accountVersion()));
        statement.setArray(4, array("uuid", ended, event -> event.event().accountId()));
        statement.setArray(5, array("bigint", ended, NewEvent::settles));
        statement.execute();
    }

    private static @Nullable String expiresAt(AccountEvent event) {
        return event instanceof HoldPlaced placed && placed.expiresAt() != null
                ? placed.expiresAt().toString()
                : null;
    }

    private static boolean endsHold(AccountEvent event) {
        return event instanceof HoldCaptured || event instanceof HoldReleased || event instanceof HoldExpired;
    }

    private Array array(String type, List<NewEvent> events, Function<NewEvent, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }
}
