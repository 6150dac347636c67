package io.fundsledger.command.api.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fingerprints are kept for ever with the events: what is one content today has to be one content always. */
class FingerprintTest {

    private static final String CONTENT = """
            {"amount": "10", "currency": "EUR", "category": "food"}""";

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"amount": "10.00", "currency": "EUR", "category": "food"}""", """
                {"currency":"EUR","category":"food","amount":"10.0"}""", """
                { "\\u0061mount" : "10" , "currency" : "EUR", "category" : "f\\u006fod", "description": null }"""})
    void theSameContentWrittenOtherwiseIsARepeat(String body) {
        assertThat(fingerprint("deposit", "a", body)).isEqualTo(fingerprint("deposit", "a", CONTENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"amount": "10.01", "currency": "EUR", "category": "food"}""", """
                {"amount": "10", "currency": "CZK", "category": "food"}""", """
                {"amount": "10", "currency": "EUR"}""", """
                {"amount": "10", "currency": "EUR", "description": "food"}""", """
                {"amount": "10", "currency": "EUR", "category": "food", "valueDate": "2026-01-31"}"""})
    void anotherContentIsNoRepeat(String body) {
        assertThat(fingerprint("deposit", "a", body)).isNotEqualTo(fingerprint("deposit", "a", CONTENT));
    }

    @Test
    void anotherOperationOrAccountIsNoRepeat() {
        assertThat(fingerprint("withdraw", "a", CONTENT)).isNotEqualTo(fingerprint("deposit", "a", CONTENT));
        assertThat(fingerprint("deposit", "b", CONTENT)).isNotEqualTo(fingerprint("deposit", "a", CONTENT));
    }

    /** Computed by hand: printf of lengths and texts, through sha256sum. */
    @Test
    void theLayoutStaysAsItIs() {
        var fields = new TreeMap<>(Map.of("currency", "EUR", "amount", "10.00"));
        assertThat(HexFormat.of().formatHex(Fingerprint.of("deposit", List.of("a"), fields)))
                .isEqualTo("f5b4dfef8d783ebd5e3ec877077a6f8d76771f812efc9094ed0e1d8a16bcc49f");
    }

    private static String fingerprint(String operation, String accountId, String body) {
        var violations = new Violations();
        var fields = new Fields(FlatJson.read(body, violations), violations);
        fields.amount("amount", fields.currency());
        fields.text("category", TextRule.CATEGORY);
        fields.text("description", TextRule.DESCRIPTION);
        fields.date("valueDate");
        var canonical = fields.canonical();
        violations.refuseIfAny();
        return HexFormat.of().formatHex(Fingerprint.of(operation, List.of(accountId), canonical));
    }
}
