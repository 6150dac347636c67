package io.fundsledger.projector.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a batch writes to tables, in the caller's transaction. Very many rows are added at the least cost for each, by COPY.
 * A few are added, and rows are changed, by statements that all go to the database together: with small batches it is
 * the way there and back that takes long. Used by one thread.
 */
public final class TableWrites {

    /** So few rows cost less in a statement that goes with others than in a COPY, which goes alone, and back twice. */
    private static final int FEW = 100;

    private final JdbcOperations jdbc;
    private final BinaryCopy copies;
    private final List<Write> waiting = new ArrayList<>();

    /** Writes the values of a row, in the order of the columns. */
    @FunctionalInterface
    public interface RowWriter<T> {
        void write(T row, RowValues values);
    }

    /** @param rows how many it has to write */
    private record Write(String sql, List<Object> parameters, int rows) {}

    public TableWrites(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.copies = new BinaryCopy(jdbc);
    }

    /**
     * Adds rows, now or with {@link #send}; without rows it does nothing.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if the table refuses one
     */
    public <T> void add(String table, List<String> columns, Collection<T> rows, RowWriter<T> writer) {
        if (rows.size() > FEW) {
            send();
            copies.add(table, columns, rows, writer);
        } else if (!rows.isEmpty()) {
            var values = new ColumnArrays();
            for (var row : rows) {
                values.begin();
                writer.write(row, values);
            }
            waiting.add(new Write(values.insertInto(table, columns), values.arrays(), rows.size()));
        }
    }

    /**
     * Changes rows with {@link #send}.
     *
     * @param sql one statement
     * @param rows how many it has to change
     * @param parameters as the driver takes them
     */
    public void change(String sql, int rows, Object... parameters) {
        waiting.add(new Write(sql, Arrays.asList(parameters), rows));
    }

    /**
     * Sends what waits, in its order; returns when it is written.
     *
     * @throws IllegalStateException if a statement wrote more or fewer rows than it had to
     * @throws org.springframework.dao.DataIntegrityViolationException if a table refuses a row
     */
    public void send() {
        if (!waiting.isEmpty()) {
            var writes = List.copyOf(waiting);
            waiting.clear();
            jdbc.execute((ConnectionCallback<Integer>) connection -> execute(connection, writes));
        }
    }

    private static int execute(Connection connection, List<Write> writes) throws SQLException {
        var sql = writes.stream().map(Write::sql).collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(sql)) {
            var parameter = 1;
            for (var write : writes) {
                for (var value : write.parameters) {
                    statement.setObject(parameter++, value);
                }
            }
            statement.execute();
            return requireAll(statement, writes);
        }
    }

    private static int requireAll(PreparedStatement statement, List<Write> writes) throws SQLException {
        var all = 0;
        for (var write : writes) {
            var written = statement.getUpdateCount();
            if (written != write.rows) {
                throw new IllegalStateException("%d in place of %d rows: %s".formatted(written, write.rows, write.sql));
            }
            all += written;
            statement.getMoreResults();
        }
        return all;
    }
}
