package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong around a body is said as well, and nothing is recorded. */
class MalformedRequestTest extends UntouchedLedger {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain
            application/xml
            application/x-www-form-urlencoded
            multipart/form-data; boundary=x
            application/json; charset=ISO-8859-1
            application/json; charset=nonsense
            nonsense
            """)
    void anotherMediaTypeIsNotRead(String mediaType) {
        var request = service()
                .request(deposits(), "Idempotency-Key", "k", "Content-Type", mediaType)
                .POST(BodyPublishers.ofString(euros("10")));
        assertProblem(service().send(request), 415, "unsupported-media-type");
    }

    @Test
    void aCompressedBodyIsNotRead() {
        var request = service()
                .request(
                        deposits(),
                        "Idempotency-Key",
                        "k",
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "gzip")
                .POST(BodyPublishers.ofString(euros("10")));
        assertProblem(service().send(request), 415, "unsupported-media-type");
    }

    @Test
    void aBodyWithoutMediaTypeIsNotRead() {
        var request = service().request(deposits(), "Idempotency-Key", "k").POST(BodyPublishers.ofString(euros("10")));
        assertProblem(service().send(request), 415, "unsupported-media-type");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', nullValues = "none", textBlock = """
            Idempotency-Key         | none       | idempotency-key-missing
            Idempotency-Key         | ^^         | idempotency-key-invalid
            Idempotency-Key         | a b        | idempotency-key-invalid
            Idempotency-Key         | "a"        | idempotency-key-invalid
            Idempotency-Key         | a,b        | idempotency-key-invalid
            Idempotency-Key         | a/b        | idempotency-key-invalid
            Idempotency-Key         | käse       | idempotency-key-invalid
            Idempotency-Key         | CHARS256   | idempotency-key-invalid
            If-Match                | 1          | invalid-request
            If-Match                | *          | invalid-request
            If-Match                | W/"1"      | invalid-request
            If-Match                | "1", "2"   | invalid-request
            If-Match                | "-1"       | invalid-request
            If-Match                | "01"       | invalid-request
            If-Match                | "1234567890123456789" | invalid-request
            If-Match                | "x"        | invalid-request
            If-Match                | ^^         | invalid-request
            Ledger-Actor            | a b        | invalid-request
            Ledger-Actor            | a@b        | invalid-request
            Ledger-Actor            | ^^         | invalid-request
            Ledger-Actor            | CHARS129   | invalid-request
            Ledger-Correlation-Id   | a b        | invalid-request
            Ledger-Causation-Id     | CHARS129   | invalid-request
            """)
    void aHeaderThatIsWrongIsNamed(String header, @Nullable String value, String code) {
        var request = service()
                .request(deposits(), "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(euros("10")));
        if (!header.equals("Idempotency-Key")) {
            request.header("Idempotency-Key", "k");
        }
        if (value != null) {
            request.header(header, expanded(value));
        }
        var answer = service().send(request);
        assertProblem(answer, 400, code);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].header"))
                .containsExactly(header);
    }

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key, idempotency-key-invalid",
        "Ledger-Actor, invalid-request",
        "Ledger-Correlation-Id, invalid-request"
    })
    void aHeaderComesOnce(String header, String code) {
        var request = service()
                .request(deposits(), "Content-Type", "application/json")
                .header(header, "one")
                .header(header, "two")
                .POST(BodyPublishers.ofString(euros("10")));
        if (!header.equals("Idempotency-Key")) {
            request.header("Idempotency-Key", "k");
        }
        var answer = service().send(request);
        assertProblem(answer, 400, code);
        assertThat(answer.body()).contains("more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryRun",
                "dryRun=1",
                "dryRun=TRUE",
                "dryRun=true&dryRun=true",
                "dryrun=true",
                "a%00b=1",
                "accountId=x&accountId=y"
            })
    void whatACommandDoesNotKnowInTheQueryIsRefused(String query) {
        var answer = service().post(deposits() + "?" + query, euros("10"), "Idempotency-Key", "k");
        assertProblem(answer, 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "=x", "a=%zz"})
    void aQueryThatCannotBeDecodedIsMalformed(String query) {
        var answer = service().post(deposits() + "?x", "{}", "Idempotency-Key", "k");
        assertProblem(answer, 400, "invalid-request");
        assertThat(RawHttp.statusOf(service().port(), "POST " + deposits() + "?" + query))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "01890A5D-AC96-774B-BCCE-B302099A8057", "%00", "..%2f..", "null"})
    void aPathHasTheIdOfAnAccount(String id) {
        for (var path : List.of("deposits", "withdrawals")) {
            var answer = service().post("/v1/accounts/" + id + "/" + path, euros("10"), "Idempotency-Key", "k");
            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var answer = service().post("/v1/accounts/x/withdrawals", """
                {"amount": 1, "currency": "EUR", "category": "Food", "colour": "red"}""", "If-Match", "1");
        assertProblem(answer, 400, "idempotency-key-missing");
        assertThat(JsonPath.<List<Object>>read(answer.body(), "$.errors")).hasSize(6);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("/amount", "/category", "/colour");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].header"))
                .containsExactlyInAnyOrder("Idempotency-Key", "If-Match");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].parameter"))
                .containsExactly("accountId");
    }
}
