package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is no JSON object, or too much of one, is refused as a whole, and nothing is recorded. */
class MalformedBodyTest extends UntouchedLedger {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "10",
                "\"10\"",
                "[]",
                "[{\"amount\": \"10\", \"currency\": \"EUR\"}]",
                "{",
                "{}}",
                "{} {}",
                "{\"amount\": \"10\", \"currency\": \"EUR\"} x",
                "{\"amount\": \"10\", \"currency\": \"EUR\",}",
                "{\"amount\": \"10\", 'currency': \"EUR\"}",
                "{amount: \"10\"}",
                "{\"amount\": NaN}",
                "{\"amount\": 01}",
                "{\"amount\": \"10\n\"}",
                "{\"amount\": \"10\", /* euro */ \"currency\": \"EUR\"}",
                "\ufeff{\"amount\": \"10\", \"currency\": \"EUR\"}",
                "amount=10&currency=EUR",
                "<amount>10</amount>"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        assertProblem(deposit(body), 400, "malformed-request");
    }

    @Test
    void deepNestingIsNoWayIn() {
        assertProblem(deposit("{\"amount\":" + "[".repeat(100_000)), 400, "malformed-request");
        var nested = "[".repeat(400) + "]".repeat(400);
        assertWrong(deposit("{\"amount\": \"1\", \"currency\": \"EUR\", \"a\": " + nested + "}"), "/a", "not known");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        for (var bytes : List.of(
                new byte[] {'{', '"', (byte) 0xc3, '"', ':', '"', '1', '"', '}'},
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '"', '1', '"', '}'},
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '"', '1', '"', '}'},
                "{\"amount\": \"10\"}".getBytes(StandardCharsets.UTF_16))) {
            var request = service()
                    .request(deposits(), "Idempotency-Key", "k", "Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes));
            assertProblem(service().send(request), 400, "malformed-request");
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedHoweverItComes() {
        var digits = "{\"amount\": \"" + "9".repeat(10 * 1024 * 1024) + "\", \"currency\": \"EUR\"}";
        assertProblem(deposit(digits), 413, "content-too-large");
        var chunked = service()
                .request(deposits(), "Idempotency-Key", "k", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(digits.getBytes(StandardCharsets.UTF_8))));
        assertProblem(service().send(chunked), 413, "content-too-large");
        assertProblem(deposit("{\"amount\": \"1\"," + " ".repeat(1024 * 1024)), 413, "content-too-large");
    }

    @Test
    void aMegabyteOfDigitsIsOnlyAWrongAmount() {
        var digits = "{\"amount\": %s, \"currency\": \"EUR\"}";
        assertWrong(deposit(digits.formatted("9".repeat(1_000_000))), "/amount", "JSON string");
        assertWrong(deposit(digits.formatted("\"" + "9".repeat(1_000_000) + "\"")), "/amount", "at most");
    }
}
