package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A few rows go another way than very many, and come to the same. */
@WithLocalStack(Component.POSTGRES)
class TableWritesTest {

    private static final List<String> COLUMNS =
            List.of("id", "number", "size", "small", "name", "day", "at", "hash", "sum");
    private static final String RENAME = """
            UPDATE written w SET name = n.name FROM unnest(?::bigint[], ?::text[]) AS n (number, name)
            WHERE w.number = n.number""";

    private final SingleConnectionDataSource dataSource;
    private final JdbcTemplate operations;
    private final JdbcClient jdbc;

    TableWritesTest(StackSpace space) {
        var views = space.views();
        dataSource = new SingleConnectionDataSource(views.jdbcUrl(), views.owner(), views.password(), true);
        operations = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(dataSource);
    }

    private record Row(
            @Nullable UUID id,
            @Nullable Long number,
            int size,
            @Nullable String name,
            LocalDate day,
            Instant at) {

        static Row of(int number) {
            var name =
                    List.of("{\"a\", 'b\\', NULL; ?} ž 🏦 ", "", "NULL", "\\N").get(number % 4);
            return new Row(
                    number % 2 == 0 ? new UUID(number, -number) : null,
                    number % 5 == 0 ? null : (long) number << 40,
                    -number,
                    number % 3 == 0 ? null : name,
                    number == 7
                            ? LocalDate.of(0, 2, 29)
                            : LocalDate.of(1999, 12, 30).plusDays(number),
                    Instant.parse("2026-11-28T01:02:03.456789Z").plusNanos(number * 1_000_000_001_000L));
        }

        /** Also zero, whole groups of four zeros, and far more digits than a long has. */
        BigInteger sum() {
            return BigInteger.TEN.pow(-size % 60).multiply(BigInteger.valueOf(-size % 7 - 3L));
        }

        void write(RowValues values) {
            values.uuid(id)
                    .bigint(number)
                    .integer(size)
                    .shortInt(size % 1000)
                    .text(name)
                    .date(day)
                    .instant(at)
                    .bytes(String.valueOf(name).getBytes(UTF_8))
                    .numeric(sum());
        }
    }

    @BeforeEach
    void makeTable() {
        jdbc.sql("""
                CREATE TEMPORARY TABLE written (id uuid, number bigint UNIQUE, size int CHECK (size <= 0), small smallint,
                    name text, day date, at timestamptz, hash bytea, sum numeric)""").update();
    }

    @AfterEach
    void close() {
        dataSource.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 101, 3000})
    void rowsAreWhatTheyWereHoweverManyCome(int count) {
        write(writes -> add(writes, 1, count));
        var whole = text();
        jdbc.sql("TRUNCATE written").update();
        for (var from = 1; from <= count; from += 7) {
            var first = from;
            write(writes -> add(writes, first, Math.min(7, count - first + 1)));
        }
        assertThat(whole).hasSize(count);
        assertThat(text()).isEqualTo(whole);
        assertThat(jdbc.sql("SELECT sum FROM written ORDER BY size DESC")
                        .query((row, number) -> row.getBigDecimal(1).toBigIntegerExact())
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .mapToObj(number -> Row.of(number).sum())
                        .toList());
        assertThat(jdbc.sql("SELECT at FROM written WHERE size = -1")
                        .query((row, number) ->
                                row.getObject("at", OffsetDateTime.class).toInstant())
                        .single())
                .isEqualTo(Row.of(1).at);
    }

    @Test
    void allOfItIsWrittenInItsOrder() {
        write(writes -> {
            add(writes, 1, 2);
            rename(writes, 2, Map.of(1L << 40, "one", 2L << 40, "two"));
            rename(writes, 1, Map.of(2L << 40, "zwei"));
        });
        assertThat(jdbc.sql("SELECT name FROM written ORDER BY number")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("one", "zwei");
    }

    @Test
    void veryManyRowsComeAfterWhatWasToBeWrittenBefore() {
        write(writes -> {
            add(writes, 1, 1);
            writes.change("written", "DELETE FROM written", 1, List.of());
            add(writes, 1, 500);
        });
        assertThat(text()).hasSize(500);
    }

    @Test
    void aChangeOfRowsThatAreNotThereIsNoChange() {
        assertThatThrownBy(() -> write(writes -> {
                    add(writes, 1, 1);
                    rename(writes, 2, Map.of(1L << 40, "one", 77L, "none"));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 of 2 rows of written are there");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void aRowThatTheTableRefusesIsTheRowsFault(int count) {
        assertThatThrownBy(() -> write(writes -> {
                    add(writes, 1, 1);
                    add(writes, 1, count);
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void write(Consumer<TableWrites> what) {
        TableWrites.write(operations, what);
    }

    private static void add(TableWrites writes, int from, int count) {
        var rows = IntStream.range(from, from + count).mapToObj(Row::of).toList();
        writes.add("written", COLUMNS, rows, Row::write);
    }

    private static void rename(TableWrites writes, int rows, Map<Long, String> names) {
        var numbers = names.keySet().stream().mapToLong(Long::longValue).toArray();
        writes.change("written", RENAME, rows, List.of(numbers, names.values().toArray(String[]::new)));
    }

    private List<String> text() {
        return jdbc.sql("SELECT w::text FROM written w ORDER BY size DESC")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
