package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventText.SealedText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventJsonTest {

    static final List<GoldenEvent> GOLDEN = GoldenEvent.all();
    private static final Currency EUR = Currency.of("EUR");
    private static final LocalDate DAY = LocalDate.of(2025, 8, 24);

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void fieldsOfLaterReleasesAreIgnored(GoldenEvent golden) {
        var data = data(golden);
        data.put("zz", 1).putObject("nested").put("amount", "9");
        if (data.get("text") instanceof ObjectNode text) {
            text.putArray("zz");
        }
        assertThat(EventJson.read(golden.eventName(), golden.schemaVersion(), bytes(data)))
                .isEqualTo(golden.expected());
    }

    @ParameterizedTest
    @FieldSource("GOLDEN")
    void noRequiredFieldMayBeMissing(GoldenEvent golden) {
        var schema = JsonMapper.shared().readTree(EventSchemas.of(golden.eventName(), golden.schemaVersion()));
        assertThat(schema.required("required").values()).allSatisfy(field -> {
            var data = data(golden);
            data.remove(field.stringValue());
            assertRefused(golden.eventName(), golden.schemaVersion(), bytes(data));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "money-withdrawn, 3",
        "account-opened, 2",
        "transfer-sent, 2",
        "money-withdrawn, 0",
        "money-printed, 1",
        "MoneyWithdrawn, 1",
        "'', 1",
    })
    void anUnknownEventOrVersionSaysWhatToUpgrade(String eventName, int schemaVersion) {
        assertThatExceptionOfType(UnknownEventException.class)
                .isThrownBy(() -> EventJson.read(eventName, schemaVersion, "{}".getBytes(UTF_8)))
                .withMessageContaining("%s v%d", eventName, schemaVersion)
                .withMessageContaining("upgrade shared-events");
    }

    /** A reader of the schemas and a reader of the class stop at the same data. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'amount': 12.34}",
                "{'amount': null}",
                "{'amount': '0'}",
                "{'amount': '0.00'}",
                "{'amount': '-1'}",
                "{'amount': '1e3'}",
                "{'amount': '01'}",
                "{'amount': ''}",
                "{'amount': ' 1'}",
                "{'amount': '1.'}",
                "{'amount': '1111111111111111111111111'}",
                "{'currency': 'eur'}",
                "{'currency': 978}",
                "{'valueDate': '24.08.2025'}",
                "{'valueDate': '2025-02-29'}",
                "{'valueDate': '+12025-08-24'}",
                "{'valueDate': 20250824}",
                "{'category': ['food']}",
                "{'text': 'bread'}",
                "{'text': {'description': 1}}",
                "{'text': {'sealed': 'c2VhbGVk'}}",
                "{'text': {'keyId': 'k'}}",
            })
    void dataAgainstTheSchemaIsMalformed(String change) {
        var data = data("money-deposited.v1.full");
        data.setAll((ObjectNode) JsonMapper.shared().readTree(change.replace('\'', '"')));
        assertRefused("money-deposited", bytes(data));
        assertThat(JsonSchemas.violations(EventSchemas.of("money-deposited", 1), bytes(data)))
                .isNotEmpty();
    }

    /** What a schema cannot say, because it depends on the currency or on the text itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "'text'",
                "{",
                "{'amount':'1.005','currency':'EUR','valueDate':'2025-08-24'}",
                "{'amount':'1','currency':'XXX','valueDate':'2025-08-24'}",
                "{'amount':'92233720368547758.08','currency':'EUR','valueDate':'2025-08-24'}",
                "{'amount':'1','currency':'EUR','valueDate':'2025-08-24','text':{'description':'\\u0000'}}",
                "{'amount':'1','amount':'2','currency':'EUR','valueDate':'2025-08-24'}",
                "{'amount':'1','currency':'EUR','valueDate':'2025-08-24'} {}",
            })
    void dataThatIsNotOneEventIsMalformed(String data) {
        assertRefused("money-withdrawn", data.replace('\'', '"').getBytes(UTF_8));
    }

    /** The same for what came with the second release. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            money-deposited.v2.full         | {'channel': null}
            money-deposited.v2.full         | {'channel': ''}
            money-deposited.v2.full         | {'channel': 'Cash'}
            money-deposited.v2.full         | {'channel': 'a-word-of-forty-one-characters-is-too-long'}
            money-withdrawn.v2.full         | {'channel': 7}
            transfer-sent.v1.full           | {'transferId': '0198D8A2-6F00-7000-8000-0000000000F1'}
            transfer-sent.v1.full           | {'otherAccountId': 'me'}
            transfer-received.v1.full       | {'otherVersion': 0}
            transfer-received.v1.full       | {'otherVersion': '7'}
            transfer-received.v1.full       | {'otherVersion': 7.5}
            transfer-received.v1.full       | {'otherVersion': 9223372036854775808}
            hold-placed.v1.full             | {'amount': '0.00'}
            hold-placed.v1.full             | {'expiresAt': '2025-08-31T09:30:00Z'}
            hold-placed.v1.full             | {'expiresAt': '2025-08-31T11:30:00.000000+02:00'}
            hold-placed.v1.full             | {'expiresAt': '2025-02-31T09:30:00.000000Z'}
            hold-captured.v1.full           | {'holdId': 0}
            hold-captured.v1.full           | {'amount': '0.00'}
            hold-released.v1.full           | {'holdId': -1}
            hold-expired.v1.full            | {'holdId': '42'}
            entry-reversed.v1.full          | {'entryId': 0}
            entry-reversed.v1.full          | {'kind': 'reversal'}
            entry-reversed.v1.full          | {'kind': 'deposit'}
            entry-reversed.v1.full          | {'direction': 'DEBIT'}
            entry-reversed.v1.full          | {'forced': 'false'}
            entry-reversed.v1.full          | {'transferId': null}
            entry-reversed.v1.minimal       | {'kind': 'transfer'}
            entry-reversed.v1.minimal       | {'direction': 'credit'}
            entry-reversed.v1.minimal       | {'kind': 'withdrawal'}
            entry-reversed.v1.minimal       | {'kind': 'capture'}
            overdraft-limit-changed.v1.full | {'overdraftLimit': '-1.00'}
            """)
    void newerDataAgainstTheSchemaIsMalformed(String golden, String change) {
        var event = GoldenEvent.named(golden);
        var data = data(event);
        data.setAll((ObjectNode) JsonMapper.shared().readTree(change.replace('\'', '"')));
        assertRefused(event.eventName(), event.schemaVersion(), bytes(data));
        assertThat(JsonSchemas.violations(EventSchemas.of(event.eventName(), event.schemaVersion()), bytes(data)))
                .isNotEmpty();
    }

    @Test
    void aNegativeOverdraftLimitIsMalformed() {
        var data = data("account-opened.v1.full").put("overdraftLimit", "-1.00");
        assertRefused("account-opened", bytes(data));
        assertThat(JsonSchemas.violations(EventSchemas.of("account-opened", 1), bytes(data)))
                .isNotEmpty();
    }

    @Test
    void whatCouldNotBeReadBackCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountOpened("o", new Money(-1, EUR), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MoneyDeposited(Money.zero(EUR), DAY, "cash", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MoneyWithdrawn(new Money(-1, EUR), DAY, "card", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MoneyDeposited(new Money(1, EUR), DAY.withYear(10_000), "cash", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half a cake \uD83C", "\uDF82 the other half", "\uD83C\uD83C", "an end \u0000 within"})
    void aTextThatSomeReaderCouldNotHoldCannotBeMade(String text) {
        assertThat(EventText.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainText(text, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainText(null, null, null, null, text));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedText("k", text));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountOpened(text, Money.zero(EUR), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MoneyDeposited(new Money(1, EUR), DAY, "cash", text, null))
                .withMessageContaining("category");
    }

    @Test
    void aTextOfAnyLanguageCanBeMade() {
        assertThat(EventText.isWellFormed("a 🎂 Žluťoučký 日本語 \n\t\u2028\uFFFF"))
                .isTrue();
    }

    @Test
    void aSealedTextReadsAsAbsentWithoutItsKey() {
        assertThat(GOLDEN.stream()
                        .filter(golden -> golden.variant().equals("sealed"))
                        .map(golden -> golden.read().text()))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .isNotNull()
                        .extracting(EventText::readable)
                        .isNull());
    }

    private static void assertRefused(String eventName, byte[] data) {
        assertRefused(eventName, 1, data);
    }

    private static void assertRefused(String eventName, int schemaVersion, byte[] data) {
        assertThatExceptionOfType(MalformedEventException.class)
                .as(new String(data, UTF_8))
                .isThrownBy(() -> EventJson.read(eventName, schemaVersion, data));
    }

    private static ObjectNode data(String golden) {
        return data(GoldenEvent.named(golden));
    }

    private static ObjectNode data(GoldenEvent golden) {
        return (ObjectNode) JsonMapper.shared().readTree(golden.data());
    }

    private static byte[] bytes(ObjectNode data) {
        return JsonMapper.shared().writeValueAsBytes(data);
    }
}
