package io.fundsledger.projector.rebuild;

import static java.util.stream.Collectors.joining;

import io.fundsledger.projector.projection.Generation;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table that two generations have, with the columns that both know.
 *
 * @param key the columns of its primary key
 * @param columns all others
 * @param numbers which of them are numbers to be summed
 */
record ComparedTable(String name, List<String> key, List<String> columns, List<String> numbers) {
    private static final int BUCKETS = 16_384;
    private static final String COLUMNS = """
            SELECT r.column_name, r.data_type IN ('bigint', 'numeric') AS number,
                   coalesce(a.attnum = ANY (i.indkey), false) AS key
            FROM information_schema.columns r
            JOIN information_schema.columns c
                ON c.table_schema = ? AND c.table_name = r.table_name AND c.column_name = r.column_name
            JOIN pg_attribute a ON a.attrelid = (quote_ident(r.table_schema) || '.' || quote_ident(r.table_name))::regclass
                AND a.attname = r.column_name
            LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE r.table_schema = ? AND r.table_name = ?
            ORDER BY r.ordinal_position""";

    /** @throws IllegalStateException if it has no primary key: then nothing says which rows are the same */
    static ComparedTable of(String name, Generation current, Generation rebuilt, JdbcClient jdbc) {
        var key = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        jdbc.sql(COLUMNS).params(current.schema(), rebuilt.schema(), name).query(row -> {
            var column = row.getString("column_name");
            (row.getBoolean("key") ? key : columns).add(column);
            if (row.getBoolean("number") && !row.getBoolean("key")) {
                numbers.add(column);
            }
        });
        if (key.isEmpty()) {
            throw new IllegalStateException("table %s of %s has no primary key".formatted(name, rebuilt));
        }
        return new ComparedTable(name, key, columns, numbers);
    }

    TableSummary summary(Generation generation, JdbcClient jdbc) {
        var buckets = new HashMap<Integer, RowCount>();
        var sums = new LinkedHashMap<String, BigDecimal>();
        numbers.forEach(number -> sums.put(number, BigDecimal.ZERO));
        jdbc.sql(summarySql(generation)).query(row -> {
            buckets.put(row.getInt("bucket"), new RowCount(row.getLong("rows"), row.getBigDecimal("checksum")));
            for (var number : numbers) {
                sums.merge(number, row.getBigDecimal("sum_" + number), BigDecimal::add);
            }
        });
        return new TableSummary(buckets, sums);
    }

    private String summarySql(Generation generation) {
        return """
                SELECT %s AS bucket, count(*) AS rows, sum(hashtextextended(ROW(%s)::text, 0)::numeric) AS checksum%s
                FROM %s.%s GROUP BY 1""".formatted(
                        bucket(),
                        all(),
                        numbers.stream()
                                .map(number -> ", coalesce(sum(%1$s), 0)::numeric AS sum_%1$s".formatted(number))
                                .collect(joining()),
                        generation.schema(),
                        name);
    }

    /** The rows of some buckets, by key; each by column, as text. */
    SequencedMap<String, Map<String, @Nullable String>> rows(
            Generation generation, Collection<Integer> buckets, JdbcClient jdbc) {
        var rows = new LinkedHashMap<String, Map<String, @Nullable String>>();
        jdbc.sql("SELECT ROW(%s)::text AS row_key%s FROM %s.%s WHERE %s = ANY (?::int[]) ORDER BY 1"
                        .formatted(
                                String.join(", ", key),
                                columns.stream()
                                        .map(column -> ", %1$s::text".formatted(column))
                                        .collect(joining()),
                                generation.schema(),
                                name,
                                bucket()))
                .param(buckets.stream().mapToInt(Integer::intValue).toArray())
                .query(row -> {
                    rows.put(row.getString("row_key"), row(row));
                });
        return rows;
    }

    private Map<String, @Nullable String> row(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (var column : columns) {
            values.put(column, row.getString(column));
        }
        return values;
    }

    private String bucket() {
        return "(hashtextextended(ROW(%s)::text, 0) & %d)::int".formatted(String.join(", ", key), BUCKETS - 1);
    }

    private String all() {
        var all = new ArrayList<>(key);
        all.addAll(columns);
        return String.join(", ", all);
    }
}
