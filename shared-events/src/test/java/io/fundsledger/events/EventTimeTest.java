package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private static final DateTimeFormatter AS_DOCUMENTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static Stream<Instant> instants() {
        var random = new Random(1);
        var edges = Stream.of(
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59.000001Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999Z");
        var any = Stream.generate(() -> Instant.ofEpochSecond(
                        random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000_000)))
                .limit(1_000);
        return Stream.concat(edges.map(Instant::parse), any).map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void anInstantHasOneTextWhichIsReadAgain(Instant instant) {
        assertThat(EventTime.format(instant)).isEqualTo(AS_DOCUMENTED.format(instant));
        assertThat(EventTime.parse(EventTime.format(instant))).isEqualTo(instant);
    }

    @Test
    void whatIsSmallerThanAMicrosecondIsLeftOut() {
        assertThat(EventTime.format(Instant.parse("2026-03-31T22:30:00.000001999Z")))
                .isEqualTo("2026-03-31T22:30:00.000001Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-31T22:30:00Z",
                "2026-03-31T22:30:00.000Z",
                "2026-03-31T22:30:00.000001z",
                "2026-03-31t22:30:00.000001Z",
                "2026-03-31 22:30:00.000001Z",
                "2026-13-31T22:30:00.000001Z",
                "2026-02-30T22:30:00.000001Z",
                "2026-03-31T24:00:00.000001Z",
                "2026-03-31T22:30:60.000001Z",
                "2026-03-31T22:30:00.00000١Z",
                "2026-03-31T22:30:00,000001Z",
                "+026-03-31T22:30:00.000001Z",
                "202:-03-31T22:30:00.000001Z",
                "2026-03-31T22:30:00.000001+",
                "XXXXXXXXXXXXXXXXXXXXXXXXXXX"
            })
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
