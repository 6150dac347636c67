package io.fundsledger.projector.projection;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a few rows, column by column: what one INSERT takes apart again with {@code unnest}. */
final class ColumnArrays implements RowValues {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd GG", Locale.ENGLISH);

    private final List<Column> columns = new ArrayList<>();
    private int next;

    private enum Type {
        SMALLINT,
        INT,
        BIGINT,
        NUMERIC,
        BYTEA,
        TEXT,
        UUID,
        DATE,
        TIMESTAMPTZ
    }

    private record Column(Type type, List<@Nullable Object> values) {

        /** As the driver takes it; large numbers, ids, days and instants go as text, of which the server makes what they are. */
        Object array() {
            return switch (type) {
                case SMALLINT -> values.toArray(Short[]::new);
                case INT -> values.toArray(Integer[]::new);
                case BIGINT -> values.toArray(Long[]::new);
                case BYTEA -> values.toArray(byte[][]::new);
                case NUMERIC, TEXT, UUID, DATE, TIMESTAMPTZ -> values.toArray(String[]::new);
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

    private ColumnArrays add(Type type, @Nullable Object value) {
        if (next == columns.size()) {
            columns.add(new Column(type, new ArrayList<>()));
        }
        columns.get(next++).values.add(value);
        return this;
    }

    @Override
    public ColumnArrays shortInt(int value) {
        return add(Type.SMALLINT, (short) value);
    }

    @Override
    public ColumnArrays integer(int value) {
        return add(Type.INT, value);
    }

    @Override
    public ColumnArrays bigint(long value) {
        return add(Type.BIGINT, value);
    }

    @Override
    public ColumnArrays bigint(@Nullable Long value) {
        return add(Type.BIGINT, value);
    }

    @Override
    public ColumnArrays numeric(BigInteger value) {
        return add(Type.NUMERIC, value.toString());
    }

    @Override
    public ColumnArrays uuid(@Nullable UUID value) {
        return add(Type.UUID, value == null ? null : value.toString());
    }

    @Override
    public ColumnArrays text(@Nullable String value) {
        return add(Type.TEXT, value);
    }

    @Override
    public ColumnArrays bytes(byte[] value) {
        return add(Type.BYTEA, value);
    }

    @Override
    public ColumnArrays date(LocalDate value) {
        return add(Type.DATE, DAY.format(value));
    }

    @Override
    public ColumnArrays instant(Instant value) {
        return add(Type.TIMESTAMPTZ, value.truncatedTo(ChronoUnit.MICROS).toString());
    }
}
