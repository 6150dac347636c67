package io.fundsledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class ProblemTest {

    private static final String ACCOUNT = "/v1/accounts/3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b11";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) {
        new Views(space.views()).create();
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v1/accounts/1                          | 400 | invalid-request    | accountId
            GET    | /v1/accounts/1-1-1-1-1                  | 400 | invalid-request    | accountId
            GET    | /v1/accounts/%20                        | 400 | invalid-request    | accountId
            GET    | /v1/accounts/%00                        | 400 | *                  |
            GET    | /v1/accounts/..%2f..%2fetc              | 400 | malformed-request  |
            GET    | /v1/accounts?ownerid=1                  | 400 | invalid-request    | ownerid
            GET    | /v1/accounts?ownerId=                   | 400 | invalid-request    | ownerId
            GET    | /v1/accounts?ownerId=a&ownerId=b        | 400 | invalid-request    | ownerId
            GET    | /v1/accounts?ownerId=%00                | 400 | invalid-request    | ownerId
            GET    | /v1/accounts?status=lost                | 400 | invalid-request    | status
            GET    | /v1/accounts?currency=XYZ               | 400 | invalid-request    | currency
            GET    | /v1/accounts?minBalance=1,5             | 400 | invalid-request    | minBalance
            GET    | /v1/accounts?minBalance=NaN             | 400 | invalid-request    | minBalance
            GET    | /v1/accounts?minBalance=0x10            | 400 | invalid-request    | minBalance
            GET    | /v1/accounts?limit=-1                   | 400 | invalid-request    | limit
            GET    | /v1/accounts?limit=99999999999          | 400 | invalid-request    | limit
            GET    | /v1/accounts?cursor=%F0%9F%92%A9        | 400 | invalid-request    | cursor
            GET    | /v1/accounts?cursor=AAAAAAAAAAAAAAAA    | 400 | invalid-request    | cursor
            GET    | /v1/nothing                             | 404 | not-found          |
            GET    | /                                       | 404 | not-found          |
            GET    | /error                                  | 404 | not-found          |
            POST   | /v1/accounts                            | 405 | method-not-allowed |
            DELETE | /v1/transactions                        | 405 | method-not-allowed |
            BREW   | /v1/accounts                            | 405 | method-not-allowed |
            """)
    void whateverIsWrongIsSaidInAProblemDocument(
            String method, String path, int status, String code, String parameter) {
        var answer = service.send(method, path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer);
        if (!code.equals("*")) {
            assertThat(answer.text("/code")).isEqualTo(code);
        }
        if (parameter != null) {
            assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
        }
    }

    @Test
    void aMethodThatIsNotAllowedIsToldWhichAre() {
        assertThat(service.send("POST", "/v1/accounts").header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml", "nonsense"})
    void anAnswerThatIsNotAcceptedIsStillAProblemDocument(String accept) {
        var answer = service.get(ACCOUNT, "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertProblem(answer);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var answer = service.get("/v1/accounts?currency=x&minBalance=y&status=z");

        assertThat(answer.json().at("/errors")).hasSize(3);
    }

    @Test
    void aProblemCarriesTheTraceOfItsCaller() {
        var answer = service.get("/v1/accounts/1", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(answer.text("/traceId")).isEqualTo(TRACE);
        assertThat(answer.text("/instance")).isEqualTo("/v1/accounts/1");
        assertThat(answer.text("/type")).isEqualTo("urn:funds-ledger:problem:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/accounts?ownerId=[{] HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/accounts?ownerId=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/accounts/%2e%2e%2f HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/accounts HTTP/1.1\r\n\r\n"
            })
    void whatTomcatRefusesIsAProblemDocumentToo(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("\"code\":\"malformed-request\"")
                    .doesNotContain("Exception")
                    .doesNotContain("<html");
        }
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        var answer = service.get(ACCOUNT, "Ledger-Min-Position", "5:1,".repeat(4000) + "5:1");

        assertThat(answer.status()).isBetween(400, 431);
    }

    @Test
    void aPageOfAnAllowedOriginMayReadAnswersAndErrors() {
        for (var path : new String[] {"/v1/accounts", "/v1/accounts/1", "/v1/nothing"}) {
            var answer = service.get(path, "Origin", "http://localhost:5173");

            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:5173");
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains("ETag", "Link", "Retry-After", "Ledger-Position");
        }
    }

    @Test
    void aBrowserMayAskBeforehand() {
        var answer = service.send(
                "OPTIONS",
                ACCOUNT,
                "Origin",
                "http://localhost:5173",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "ledger-min-position,prefer,if-none-match,traceparent");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("ledger-min-position", "prefer");
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        var answer = service.get("/v1/accounts", "Origin", "https://elsewhere.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("/code")).isEqualTo("origin-not-allowed");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:funds-ledger:problem:" + answer.text("/code"));
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("retryable").isBoolean()).isTrue();
        assertThat(answer.body()).doesNotContain("Exception", "springframework", "java.", "SELECT", "select ");
    }
}
