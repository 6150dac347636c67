package io.fundsledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody can make a cursor up: the digest is no secret. */
class CursorTest {

    private static final Object QUERY = List.of("owner-1");

    @Test
    void itSaysWhatItWasMadeOf() {
        assertThat(read(Cursor.of(QUERY, "2026-01-31"), Cursor::date)).hasToString("2026-01-31");
        assertThat(read(Cursor.of(QUERY, "-0001-12-31"), Cursor::date)).hasToString("-0001-12-31");
        assertThat(read(Cursor.of(QUERY, "2026-01-31T10:00:00Z"), Cursor::instant))
                .hasToString("2026-01-31T10:00:00Z");
        assertThat(read(Cursor.of(QUERY, "-9223372036854775808.123"), Cursor::amount))
                .hasToString("-9223372036854775808.123");
        assertThat(read(Cursor.of(QUERY, "1"), Cursor::positive)).isEqualTo(1);
    }

    @Test
    void itIsOfOneQuery() {
        assertRefused(Cursor.of(List.of("owner-2"), "2026-01-31"), Cursor::date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-02", "+6000000-01-01", "-0001-12-30", "2026-02-30", ""})
    void noDateThatTheDatabaseDoesNotKnowIsLetIn(String date) {
        assertRefused(Cursor.of(QUERY, date), Cursor::date);
        assertRefused(Cursor.of(QUERY, date + "T00:00:00Z"), Cursor::instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1E999999999", "1E-999999999", "1E5", "0x10", "", "11111111111111111111111111111111111111111"})
    void noAmountIsLetInThatCannotBe(String amount) {
        assertRefused(Cursor.of(QUERY, amount), Cursor::amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775808"})
    void noVersionIsLetInThatCannotBe(String version) {
        assertRefused(Cursor.of(QUERY, version), Cursor::positive);
    }

    private static <T> T read(String cursor, Function<String, T> field) {
        return Cursor.read(QUERY, cursor, fields -> field.apply(fields[0]));
    }

    private static void assertRefused(String cursor, Function<String, ?> field) {
        assertThatExceptionOfType(ProblemException.class).as(cursor).isThrownBy(() -> read(cursor, field));
    }
}
