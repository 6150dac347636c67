package io.fundsledger.projector.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a few rows, column by column: what one INSERT takes apart again with {@code unnest}. */
final class ColumnArrays implements RowValues {

    private final List<Column> columns = new ArrayList<>();
    private int next;

    /** @param type the column's in SQL */
    private record Column(String type, List<@Nullable Object> values) {

        /** As the driver takes it; ids, days and instants as text. */
        Object array() {
            return switch (type) {
                case "smallint" -> values.toArray(Short[]::new);
                case "int" -> values.toArray(Integer[]::new);
                case "bigint" -> values.toArray(Long[]::new);
                case "bytea" -> values.toArray(byte[][]::new);
                default -> values.toArray(String[]::new);
            };
        }
    }

    /** Comes before the values of each row. */
    void begin() {
        next = 0;
    }

    /** An INSERT of all rows, with a parameter for each column. */
    String insertInto(String table, List<String> names) {
        var parameters = columns.stream().map(column -> "?::" + column.type + "[]");
        return "INSERT INTO %s (%s) SELECT * FROM unnest(%s)"
                .formatted(table, String.join(", ", names), parameters.collect(Collectors.joining(", ")));
    }

    List<Object> arrays() {
        return columns.stream().map(Column::array).toList();
    }

    private ColumnArrays add(String type, @Nullable Object value) {
        if (next == columns.size()) {
            columns.add(new Column(type, new ArrayList<>()));
        }
        columns.get(next++).values.add(value);
        return this;
    }

    @Override
    public ColumnArrays shortInt(int value) {
        return add("smallint", (short) value);
    }

    @Override
    public ColumnArrays integer(int value) {
        return add("int", value);
    }

    @Override
    public ColumnArrays bigint(long value) {
        return add("bigint", value);
    }

    @Override
    public ColumnArrays bigint(@Nullable Long value) {
        return add("bigint", value);
    }

    @Override
    public ColumnArrays uuid(@Nullable UUID value) {
        return add("uuid", value == null ? null : value.toString());
    }

    @Override
    public ColumnArrays text(@Nullable String value) {
        return add("text", value);
    }

    @Override
    public ColumnArrays bytes(byte[] value) {
        return add("bytea", value);
    }

    @Override
    public ColumnArrays date(LocalDate value) {
        return add("date", value.toString());
    }

    /** The same instant as in binary: what is below a microsecond counts for nothing. */
    @Override
    public ColumnArrays instant(Instant value) {
        return add("timestamptz", value.truncatedTo(ChronoUnit.MICROS).toString());
    }
}
