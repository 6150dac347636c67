package io.fundsledger.projector.projection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Adds rows to tables by COPY in its binary format, in the caller's transaction: the database parses nothing and plans
 * nothing, and takes rows while others are still being written.
 */
final class BinaryCopy {

    private final JdbcOperations jdbc;

    BinaryCopy(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds rows, or none of them; without rows it does nothing.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if the table refuses one
     */
    <T> void add(String table, List<String> columns, Collection<T> rows, TableWrites.RowWriter<T> writer) {
        if (!rows.isEmpty()) {
            var sql = "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, String.join(", ", columns));
            jdbc.execute((ConnectionCallback<Long>) connection ->
                    copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql), columns.size(), rows, writer));
        }
    }

    private static <T> long copy(CopyIn copy, int columns, Collection<T> rows, TableWrites.RowWriter<T> writer)
            throws SQLException {
        try {
            var values = new BinaryRow();
            for (var row : rows) {
                values.begin(columns);
                writer.write(row, values);
                values.sendIfLarge(copy);
            }
            values.end(copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
