package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

    private static final List<String> COLUMNS = List.of("id", "number", "size", "small", "name", "day", "at", "hash");
    private static final String RENAME =
            "UPDATE written w SET name = n.name FROM unnest(?::bigint[], ?::text[]) AS n (number, name) WHERE w.number = n.number";

    private final SingleConnectionDataSource dataSource;
    private final JdbcClient jdbc;
    private final TableWrites writes;

    TableWritesTest(StackSpace space) {
        var views = space.views();
        dataSource = new SingleConnectionDataSource(views.jdbcUrl(), views.owner(), views.password(), true);
        jdbc = JdbcClient.create(dataSource);
        writes = new TableWrites(new JdbcTemplate(dataSource));
    }

    private record Row(
            @Nullable UUID id,
            @Nullable Long number,
            int size,
            @Nullable String name,
            LocalDate day,
            Instant at) {

        static Row of(int number) {
            var name = number % 3 == 0 ? null : "{\"a\", 'b\\', NULL; ?} ž 🏦 " + number;
            return new Row(
                    number % 2 == 0 ? new UUID(number, -number) : null,
                    number % 5 == 0 ? null : (long) number << 40,
                    -number,
                    name,
                    LocalDate.of(1999, 12, 30).plusDays(number),
                    Instant.parse("2026-11-28T01:02:03.456789Z").plusNanos(number * 1_000_000_001_000L));
        }

        void write(RowValues values) {
            values.uuid(id)
                    .bigint(number)
                    .integer(size)
                    .shortInt(size % 1000)
                    .text(name)
                    .date(day)
                    .instant(at)
                    .bytes(String.valueOf(name).getBytes(UTF_8));
        }
    }

    @BeforeEach
    void makeTable() {
        jdbc.sql("""
                CREATE TEMPORARY TABLE written (id uuid, number bigint UNIQUE, size int CHECK (size <= 0), small smallint,
                    name text, day date, at timestamptz, hash bytea)""").update();
    }

    @AfterEach
    void close() {
        dataSource.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 101, 3000})
    void rowsAreWhatTheyWereHoweverManyCome(int count) {
        add(1, count);
        writes.send();
        var whole = text();
        jdbc.sql("TRUNCATE written").update();
        for (var from = 1; from <= count; from += 7) {
            add(from, Math.min(7, count - from + 1));
            writes.send();
        }
        assertThat(whole).hasSize(count);
        assertThat(text()).isEqualTo(whole);
        assertThat(jdbc.sql("SELECT at FROM written WHERE size = -1")
                        .query(Instant.class)
                        .single())
                .isEqualTo(Row.of(1).at);
    }

    @Test
    void nothingIsWrittenBeforeItIsSentAndAllOfItInItsOrder() {
        add(1, 2);
        writes.change(RENAME, 2, new long[] {1L << 40, 2L << 40}, new String[] {"one", "two"});
        writes.change(RENAME, 1, new long[] {2L << 40}, new String[] {"zwei"});
        assertThat(text()).isEmpty();
        writes.send();
        assertThat(jdbc.sql("SELECT name FROM written ORDER BY number")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("one", "zwei");
        writes.send();
        assertThat(text()).hasSize(2);
    }

    @Test
    void veryManyRowsComeAfterWhatWaits() {
        add(1, 1);
        writes.change("DELETE FROM written", 1);
        add(1, 500);
        assertThat(text()).hasSize(500);
    }

    @Test
    void aChangeOfRowsThatAreNotThereIsNoChange() {
        add(1, 1);
        writes.change(RENAME, 2, new long[] {1L << 40, 77}, new String[] {"one", "none"});
        assertThatThrownBy(writes::send)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("1 in place of 2 rows: UPDATE written");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void aRowThatTheTableRefusesIsTheRowsFault(int count) {
        add(1, 1);
        assertThatThrownBy(() -> {
                    add(1, count);
                    writes.send();
                })
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void add(int from, int count) {
        var rows = IntStream.range(from, from + count).mapToObj(Row::of).toList();
        writes.add("written", COLUMNS, rows, Row::write);
    }

    private List<String> text() {
        return jdbc.sql("SELECT w::text FROM written w ORDER BY size DESC")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
