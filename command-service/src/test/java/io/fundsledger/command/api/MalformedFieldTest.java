package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that is not what it has to be is named, and nothing is recorded. */
class MalformedFieldTest extends UntouchedLedger {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"amount": 10, "currency": "EUR"}                                | /amount      | JSON string
            {"amount": 10.00, "currency": "EUR"}                             | /amount      | JSON string
            {"amount": DIGITS, "currency": "EUR"}                            | /amount      | JSON string
            {"amount": true, "currency": "EUR"}                              | /amount      | JSON string
            {"amount": ["10"], "currency": "EUR"}                            | /amount      | JSON string
            {"amount": {"value": "10"}, "currency": "EUR"}                   | /amount      | JSON string
            {"amount": null, "currency": "EUR"}                              | /amount      | missing
            {"currency": "EUR"}                                              | /amount      | missing
            {"amount": "", "currency": "EUR"}                                | /amount      | decimal
            {"amount": "0", "currency": "EUR"}                               | /amount      | greater than zero
            {"amount": "0.00", "currency": "EUR"}                            | /amount      | greater than zero
            {"amount": "-1", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "+1", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "1e3", "currency": "EUR"}                             | /amount      | decimal
            {"amount": "0x10", "currency": "EUR"}                            | /amount      | decimal
            {"amount": "NaN", "currency": "EUR"}                             | /amount      | decimal
            {"amount": "Infinity", "currency": "EUR"}                        | /amount      | decimal
            {"amount": " 1", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "1 ", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "01", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "1.", "currency": "EUR"}                              | /amount      | decimal
            {"amount": ".5", "currency": "EUR"}                              | /amount      | decimal
            {"amount": "1,00", "currency": "EUR"}                            | /amount      | decimal
            {"amount": "1.005", "currency": "EUR"}                           | /amount      | EUR has 2 decimals
            {"amount": "1.5", "currency": "JPY"}                             | /amount      | JPY has 0 decimals
            {"amount": "1.2345", "currency": "BHD"}                          | /amount      | BHD has 3 decimals
            {"amount": "\u0661\u0662", "currency": "EUR"}                    | /amount      | decimal
            {"amount": "92233720368547758.08", "currency": "EUR"}            | /amount      | largest amount
            {"amount": "DIGITS", "currency": "EUR"}                          | /amount      | at most
            {"amount": "10"}                                                 | /currency    | missing
            {"amount": "10", "currency": "eur"}                              | /currency    | ISO 4217
            {"amount": "10", "currency": "XXX"}                              | /currency    | ISO 4217
            {"amount": "10", "currency": ""}                                 | /currency    | ISO 4217
            {"amount": "10", "currency": "EURO"}                             | /currency    | ISO 4217
            {"amount": "10", "currency": "\\ud800\\ud800\\ud800"}            | /currency    | ISO 4217
            {"amount": "10", "currency": 978}                                | /currency    | JSON string
            {"amount": "10", "currency": "EUR", "valueDate": "2026-02-30"}   | /valueDate   | date
            {"amount": "10", "currency": "EUR", "valueDate": "2026-1-1"}     | /valueDate   | date
            {"amount": "10", "currency": "EUR", "valueDate": "0000-01-01"}   | /valueDate   | date
            {"amount": "10", "currency": "EUR", "valueDate": "+12026-01-01"} | /valueDate   | date
            {"amount": "10", "currency": "EUR", "valueDate": "-001-01-01"}   | /valueDate   | date
            {"amount": "10", "currency": "EUR", "valueDate": "2026-01-01T00:00:00Z"} | /valueDate | date
            {"amount": "10", "currency": "EUR", "valueDate": 20260101}       | /valueDate   | JSON string
            {"amount": "10", "currency": "EUR", "category": "Food"}          | /category    | lower-case
            {"amount": "10", "currency": "EUR", "category": "-food"}         | /category    | lower-case
            {"amount": "10", "currency": "EUR", "category": "CHARS41"}       | /category    | 1 to 40
            {"amount": "10", "currency": "EUR", "description": ""}           | /description | leave it out
            {"amount": "10", "currency": "EUR", "description": " "}          | /description | leave it out
            {"amount": "10", "currency": "EUR", "description": "CHARS501"}   | /description | at most 500
            {"amount": "10", "currency": "EUR", "counterparty": "CHARS201"}  | /counterparty | at most 200
            {"amount": "10", "currency": "EUR", "reference": "CHARS101"}     | /reference   | at most 100
            {"amount": "10", "currency": "EUR", "reason": "CHARS501"}        | /reason      | at most 500
            {"amount": "10", "currency": "EUR", "description": "a\\u0000b"}  | /description | control character
            {"amount": "10", "currency": "EUR", "description": "a\\nb"}      | /description | control character
            {"amount": "10", "currency": "EUR", "description": "a\\u202eb"}  | /description | no reader sees
            {"amount": "10", "currency": "EUR", "description": "a\\ufffeb"}  | /description | no reader sees
            {"amount": "10", "currency": "EUR", "description": "\\u00a0\\u200d"} | /description | is empty
            {"amount": "10", "currency": "EUR", "reference": "\\u200b"}     | /reference   | is empty
            {"amount": "10", "currency": "EUR", "description": "a\\u2028b"}  | /description | line break
            {"amount": "10", "currency": "EUR", "description": "a\\ud83d"}   | /description | half a character
            {"amount": "10", "currency": "EUR", "description": ["a"]}        | /description | JSON string
            {"amount": "10", "currency": "EUR", "colour": "red"}             | /colour      | not known
            {"amount": "10", "currency": "EUR", "colour": 1}                 | /colour      | not known
            {"amount": "10", "currency": "EUR", "Amount": "10"}              | /Amount      | not known
            {"amount": "10", "currency": "EUR", "a/b~c": "x"}                | /a~1b~0c     | not known
            {"amount": "10", "currency": "EUR", "\\ud800\\u0000": "x"}       | /\ufffd\ufffd | not known
            {"amount": "10", "currency": "EUR", "accountId": "x"}            | /accountId   | not known
            {"amount": "10", "currency": "EUR", "amount": "11"}              | /amount      | more than once
            {"amount": "10", "currency": "EUR", "amount": "10"}              | /amount      | more than once
            """)
    void aFieldThatIsWrongIsNamed(String body, String pointer, String detail) {
        assertWrong(deposit(expanded(body)), pointer, detail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"currency": "EUR"}                                                    | /ownerId        | missing
            {"ownerId": "a@example.org", "currency": "EUR"}                        | /ownerId        | without '@'
            {"ownerId": "Jane Doe", "currency": "EUR"}                             | /ownerId        | visible ASCII
            {"ownerId": "", "currency": "EUR"}                                     | /ownerId        | visible ASCII
            {"ownerId": "CHARS129", "currency": "EUR"}                             | /ownerId        | 1 to 128
            {"ownerId": 17, "currency": "EUR"}                                     | /ownerId        | JSON string
            {"ownerId": "o"}                                                       | /currency       | missing
            {"ownerId": "o", "currency": "EUR", "overdraftLimit": "-1"}            | /overdraftLimit | decimal
            {"ownerId": "o", "currency": "EUR", "overdraftLimit": 100}             | /overdraftLimit | JSON string
            {"ownerId": "o", "currency": "EUR", "overdraftLimit": "0.001"}         | /overdraftLimit | EUR has 2
            {"ownerId": "o", "currency": "EUR", "accountId": "1-1-1-1-1"}          | /accountId      | UUID
            {"ownerId": "o", "currency": "EUR", "accountId": "01890A5D-AC96-774B-BCCE-B302099A8057"} | /accountId | lower case
            {"ownerId": "o", "currency": "EUR", "accountId": ""}                   | /accountId      | UUID
            {"ownerId": "o", "currency": "EUR", "accountNumber": " 1"}             | /accountNumber  | 1 to 64
            {"ownerId": "o", "currency": "EUR", "accountNumber": "CHARS65"}        | /accountNumber  | 1 to 64
            {"ownerId": "o", "currency": "EUR", "balance": "1000000"}              | /balance        | not known
            """)
    void anAccountIsNotOpenedWithAWrongField(String body, String pointer, String detail) {
        assertWrong(service().post("/v1/accounts", expanded(body), "Idempotency-Key", "k"), pointer, detail);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            POST | /v1/transfers           | {TO, "amount": "1", "currency": "EUR"}                          | /fromAccountId | missing
            POST | /v1/transfers           | {FROM, "amount": "1", "currency": "EUR"}                        | /toAccountId   | missing
            POST | /v1/transfers           | {FROM, "toAccountId": "x", "amount": "1", "currency": "EUR"}    | /toAccountId   | UUID
            POST | /v1/transfers           | {FROM, "toAccountId": 7, "amount": "1", "currency": "EUR"}      | /toAccountId   | JSON string
            POST | /v1/transfers           | {FROM, TO, "currency": "EUR"}                                   | /amount        | missing
            POST | /v1/transfers           | {FROM, TO, "amount": "0", "currency": "EUR"}                    | /amount        | greater than zero
            POST | /v1/transfers           | {FROM, TO, "amount": "1", "currency": "EUR", "channel": "card"} | /channel       | not known
            POST | /v1/transfers           | {FROM, TO, "amount": "1", "currency": "EUR", "transferId": "x"} | /transferId    | not known
            POST | ACCOUNT/holds           | {"amount": "1", "currency": "EUR", "expiresAt": "tomorrow"}     | /expiresAt     | instant
            POST | ACCOUNT/holds           | {"amount": "1", "currency": "EUR", "expiresAt": "2030-01-01"}   | /expiresAt     | instant
            POST | ACCOUNT/holds           | {"amount": "1", "currency": "EUR", "expiresAt": 1893456000}     | /expiresAt     | JSON string
            POST | ACCOUNT/holds           | {"amount": "1", "currency": "EUR", "expiresAt": "2030-01-01T00:00:00.1234567Z"} | /expiresAt | six decimals
            POST | ACCOUNT/holds           | {"amount": "1", "currency": "EUR", "valueDate": "2030-01-01"}   | /valueDate     | not known
            POST | ACCOUNT/holds/2/capture | {"amount": "1"}                                                 | /currency      | missing
            POST | ACCOUNT/holds/2/capture | {"currency": "EUR"}                                             | /amount        | missing
            POST | ACCOUNT/holds/2/capture | {"amount": "0", "currency": "EUR"}                              | /amount        | greater than zero
            POST | ACCOUNT/holds/2/release | {"amount": "1"}                                                 | /amount        | not known
            POST | ACCOUNT/entries/2/reversal | {}                                                           | /reason        | missing
            POST | ACCOUNT/entries/2/reversal | {"reason": "r", "force": "true"}                             | /force         | true or false
            POST | ACCOUNT/entries/2/reversal | {"reason": "r", "force": 1}                                  | /force         | true or false
            POST | ACCOUNT/entries/2/reversal | {"reason": true}                                             | /reason        | JSON string
            POST | ACCOUNT/entries/2/reversal | {"reason": "r", "amount": "1"}                               | /amount        | not known
            PUT  | ACCOUNT/overdraft-limit | {"amount": "-1", "currency": "EUR"}                             | /amount        | decimal
            PUT  | ACCOUNT/overdraft-limit | {"amount": "1"}                                                 | /currency      | missing
            PUT  | ACCOUNT/overdraft-limit | {"currency": "EUR"}                                             | /amount        | missing
            POST | ACCOUNT/freeze          | {}                                                              | /reason        | missing
            POST | ACCOUNT/unfreeze        | {"reason": ""}                                                  | /reason        | leave it out
            POST | ACCOUNT/close           | {"reason": "r", "force": true}                                  | /force         | not known
            """)
    void anyOtherCommandNamesItsWrongField(String method, String path, String body, String pointer, String detail) {
        assertWrong(send(method, path, body), pointer, detail);
    }

    @ParameterizedTest
    @CsvSource({
        "holds/0/capture, holdId",
        "holds/01/release, holdId",
        "holds/x/release, holdId",
        "entries/0/reversal, entryId",
        "entries/-1/reversal, entryId",
        "entries/9999999999999999999/reversal, entryId"
    })
    void anEntryOrAHoldIsNamedByItsNumber(String path, String parameter) {
        var body = path.startsWith("entries") ? "{\"reason\": \"r\"}" : "{}";
        var answer = send("POST", "ACCOUNT/" + path, body);
        assertProblem(answer, 400, "invalid-request");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].parameter"))
                .containsExactly(parameter);
    }

    /** Well formed, and not taken: what it would record the readers of this ledger do not know. */
    @Test
    void aCommandThatIsNotEnabledIsRefusedByName() {
        var answer = send("POST", "ACCOUNT/holds", "{\"amount\": \"1\", \"currency\": \"EUR\"}");
        assertProblem(answer, 409, "command-not-enabled");
        assertThat(JsonPath.<String>read(answer.body(), "$.event")).isEqualTo("hold-placed");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var ids = body.replace("FROM", "\"fromAccountId\": \"%s\"".formatted(UUID.randomUUID()))
                .replace("TO", "\"toAccountId\": \"%s\"".formatted(UUID.randomUUID()));
        var request = service()
                .request(path.replace("ACCOUNT", account()), "Idempotency-Key", "k", "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(ids));
        return service().send(request);
    }
}
