package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0:0", "5:1023", "15:1", "999999999:999999999999999999"})
    void aPositionIsReadAsItIsWritten(String text) {
        assertThat(LogPosition.parse(text)).hasToString(text);
    }

    @Test
    void aHeaderMayNameSeveral() {
        assertThat(LogPosition.parseAll("5:1023, 7:12,0:1"))
                .containsExactly(new LogPosition(5, 1023), new LogPosition(7, 12), new LogPosition(0, 1));
        assertThat(LogPosition.parseAll("5:1023")).containsExactly(new LogPosition(5, 1023));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5:",
                ":5",
                "5:-1",
                "-1:5",
                "05:1",
                "5:01",
                "5:1:1",
                "5:1023,",
                ",5:1023",
                "5:1,,5:2",
                "a:b",
                "5;1023",
                "5:9999999999999999999",
                "9999999999:1",
                "5: 1",
                "٥:١"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogPosition.parseAll(text))
                .withMessageContaining("5:1023");
    }
}
