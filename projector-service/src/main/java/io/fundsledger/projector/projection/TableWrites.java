package io.fundsledger.projector.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a batch writes to tables, in the caller's transaction. Very many rows are added at the least cost for each, by COPY.
 * A few are added, and rows are changed, by statements that all go to the database together: with small batches it is
 * the way there and back that takes long. For one batch, and one thread.
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
    private record Write(String table, String sql, List<Object> parameters, int rows) {}

    private TableWrites(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.copies = new BinaryCopy(jdbc);
    }

    /**
     * Returns when all is written, in its order, that is said to be written.
     *
     * @throws IllegalStateException if rows that were to be changed are not there
     * @throws org.springframework.dao.DataIntegrityViolationException if a table refuses a row
     */
    public static void write(JdbcOperations jdbc, Consumer<TableWrites> what) {
        var writes = new TableWrites(jdbc);
        what.accept(writes);
        writes.send();
    }

    /** Adds rows; without rows it does nothing. */
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
            waiting.add(new Write(table, values.insertInto(table, columns), values.arrays(), rows.size()));
        }
    }

    /**
     * Changes rows.
     *
     * @param sql one statement
     * @param rows how many it has to change
     * @param parameters as the driver takes them
     */
    public void change(String table, String sql, int rows, List<Object> parameters) {
        waiting.add(new Write(table, sql, parameters, rows));
    }

    private void send() {
        if (!waiting.isEmpty()) {
            jdbc.execute((ConnectionCallback<Integer>) connection -> execute(connection, waiting));
            waiting.clear();
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
                throw new IllegalStateException(
                        "%d of %d rows of %s are there".formatted(written, write.rows, write.table));
            }
            all += written;
            statement.getMoreResults();
        }
        return all;
    }
}
