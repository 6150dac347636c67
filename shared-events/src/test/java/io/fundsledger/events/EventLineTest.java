package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {

    private static final AccountEvent WITHDRAWN = new MoneyWithdrawn(
            Money.parse("12.34", Currency.of("EUR")),
            LocalDate.of(2025, 8, 24),
            "card",
            "groceries",
            new PlainText("Žluťoučký \"kůň\"\n \u2028 😀 ,\"data\":{}", null, null, null, null));

    private final RecordedEvent event = Recorded.first(WITHDRAWN, Recorded.FULL_ORIGIN);
    private final String line = new String(EventLine.write(event), UTF_8);

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(EventLine.read(EventLine.write(event)))
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void anEventWithNothingOptionalIsReadBack() {
        var bare = Recorded.first(WITHDRAWN, Recorded.BARE_ORIGIN);
        assertThat(EventLine.read(EventLine.write(bare)))
                .usingRecursiveComparison()
                .isEqualTo(bare);
    }

    @Test
    void itIsOneLineOfAttributesInTheHashsOrderAndTheDataAsStored() {
        assertThat(line)
                .doesNotContain("\n")
                .startsWith(
                        "{\"specversion\":\"1.0\",\"id\":\"0198d8a2-6f00-7000-8000-000000000001\",\"source\":\"/ledger/")
                .contains("\"datacontenttype\":\"application/json\",\"partition\":\"")
                .endsWith("\",\"data\":" + new String(event.data(), UTF_8) + "}");
    }

    @Test
    void dataIsKeptByteForByteHoweverItIsWritten() {
        var data = "{ \"amount\":  \"1.20\",\t\"note\": [1.50, 2e1, {\"é\": \"\\u00e9\"}] }";
        var reordered = "{ \"data\" : " + data + " , " + line.substring(1, line.indexOf(",\"data\"")) + " }";
        assertThat(EventLine.read(reordered.getBytes(UTF_8)).data()).isEqualTo(data.getBytes(UTF_8));
    }

    @Test
    void attributesThatALedgerDoesNotWriteAreIgnored() {
        var extended = "{\"region\":\"north\"," + line.substring(1);
        assertThat(EventLine.read(extended.getBytes(UTF_8)).hash()).isEqualTo(event.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"data\":{}}", "{\"specversion\":\"1.0\"", "not json"})
    void whatIsNoLineOfALogIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aLineThatIsNotExactlyOneEventIsRefused() {
        assertRefused(line + line);
        assertRefused(line.substring(0, line.length() - 1));
        assertRefused(line.replace("\"partition\":\"", "\"partition\":7,\"x\":\""));
        assertRefused(line.substring(0, line.indexOf(",\"data\"")) + "}");
        assertRefused(line.substring(0, line.indexOf(",\"data\"")) + ",\"data\":\"{}\"}");
        assertRefused("{\"specversion\":\"1.0\"," + line.substring(1));
    }

    @Test
    void aLineOfAnotherEncodingIsRefused() {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventLine.read(line.getBytes(UTF_16BE)));
    }

    @Test
    void aByteOrderMarkThatAnEditorLeftShiftsNothing() {
        assertThat(EventLine.read(("\uFEFF" + line).getBytes(UTF_8)).data()).isEqualTo(event.data());
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(MalformedEventException.class)
                .as(text)
                .isThrownBy(() -> EventLine.read(text.getBytes(UTF_8)));
    }
}
