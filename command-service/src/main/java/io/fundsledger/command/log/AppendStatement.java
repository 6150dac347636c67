package io.fundsledger.command.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Appends events from arrays, one element a row, and commits in the same round trip. */
final class AppendStatement {

    private static final String SQL = """
            INSERT INTO event (partition, position, account_id, version, event_id, type, schema_version, data, metadata,
                settles, actor, idempotency_key, fingerprint, recorded_at, hash)
            SELECT partition, position, account_id, version, event_id, type, schema_version, data, metadata,
                settles, actor, idempotency_key, fingerprint,
                timestamptz 'epoch' + recorded_micros * interval '1 microsecond', hash
              FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e (partition, position, account_id, version,
                event_id, type, schema_version, data, metadata, settles, actor, idempotency_key, fingerprint,
                recorded_micros, hash);
            COMMIT
            """;

    private final Connection connection;
    private final PreparedStatement statement;

    AppendStatement(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(SQL);
    }

    void execute(List<NewEvent> events) throws SQLException {
        statement.setObject(1, ints(events, e -> e.event().partition()));
        statement.setObject(2, longs(events, e -> e.event().position()));
        statement.setArray(3, objects("uuid", events, e -> e.event().accountId()));
        statement.setObject(4, longs(events, e -> e.event().accountVersion()));
        statement.setArray(5, objects("uuid", events, e -> e.event().eventId()));
        statement.setArray(6, texts(events, e -> e.event().eventName()));
        statement.setObject(7, ints(events, e -> e.event().schemaVersion()));
        statement.setArray(8, bytes(events, e -> e.event().data()));
        statement.setArray(9, bytes(events, e -> EventMetadata.write(e.event().origin(), e.command())));
        statement.setArray(10, objects("bigint", events, NewEvent::settles));
        statement.setArray(11, texts(events, e -> e.event().origin().actor()));
        statement.setArray(
                12, texts(events, e -> e.command() == null ? null : e.command().idempotencyKey()));
        statement.setArray(
                13, bytes(events, e -> e.command() == null ? null : e.command().fingerprint()));
        statement.setObject(14, longs(events, e -> micros(e.event().recordedAt())));
        statement.setArray(15, bytes(events, e -> e.event().hash()));
        statement.execute();
    }

    private static int[] ints(List<NewEvent> events, ToIntFunction<NewEvent> value) {
        return events.stream().mapToInt(value).toArray();
    }

    private static long[] longs(List<NewEvent> events, ToLongFunction<NewEvent> value) {
        return events.stream().mapToLong(value).toArray();
    }

    private Array texts(List<NewEvent> events, Function<NewEvent, @Nullable String> value) throws SQLException {
        return connection.createArrayOf("text", events.stream().map(value).toArray(String[]::new));
    }

    private Array bytes(List<NewEvent> events, Function<NewEvent, byte @Nullable []> value) throws SQLException {
        return connection.createArrayOf("bytea", events.stream().map(value).toArray(byte[][]::new));
    }

    private Array objects(String type, List<NewEvent> events, Function<NewEvent, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }
}
