package io.fundsledger.command.api;

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
}
