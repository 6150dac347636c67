package io.fundsledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@WithLocalStack(Component.POSTGRES)
class ApiDocumentTest {

    private static RunningQueryService service;
    private static JsonNode document;

    @BeforeAll
    static void start(StackSpace space) {
        service = RunningQueryService.on(space.views());
        document = service.get("/v3/api-docs").json();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theDocumentIsOpenApi31AndNamesEveryQuery() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/accounts",
                        "/v1/accounts/{accountId}",
                        "/v1/accounts/{accountId}/balance",
                        "/v1/accounts/{accountId}/balance/explanation",
                        "/v1/accounts/{accountId}/entries/{entryId}",
                        "/v1/accounts/{accountId}/holds",
                        "/v1/accounts/{accountId}/holds/{holdId}",
                        "/v1/accounts/{accountId}/spending",
                        "/v1/accounts/{accountId}/statement",
                        "/v1/accounts/{accountId}/stream",
                        "/v1/journal",
                        "/v1/transactions",
                        "/v1/trial-balance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/accounts                       | ownerId accountNumber status currency minBalance maxBalance limit cursor If-None-Match
            /v1/accounts/{accountId}           | accountId If-None-Match
            /v1/accounts/{accountId}/balance   | accountId asOf valueDate If-None-Match
            /v1/accounts/{accountId}/balance/explanation | accountId If-None-Match
            /v1/accounts/{accountId}/entries/{entryId} | accountId entryId If-None-Match
            /v1/accounts/{accountId}/holds     | accountId status limit cursor If-None-Match
            /v1/accounts/{accountId}/holds/{holdId} | accountId holdId If-None-Match
            /v1/accounts/{accountId}/spending  | accountId year If-None-Match
            /v1/trial-balance                  | asOf If-None-Match
            /v1/accounts/{accountId}/statement | accountId from to by format limit cursor If-None-Match
            /v1/transactions                   | q accountId ownerId category type currency minAmount maxAmount from to sort facets limit cursor If-None-Match
            """)
    void aQueryNamesItsParametersHeadersAndProblems(String path, String parameters) {
        var query = document.path("paths").path(path).path("get");
        var expected = new java.util.ArrayList<>(List.of(parameters.split(" ")));
        expected.addAll(List.of("Ledger-Min-Position", "Prefer"));

        assertThat(query.path("summary").asString()).isNotBlank();
        assertThat(query.path("parameters")
                        .valueStream()
                        .map(known -> known.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(query.path("parameters")
                        .valueStream()
                        .map(known -> known.at("/schema/type").asString()))
                .allMatch(List.of("string", "integer")::contains);
        assertThat(query.at("/responses/200/headers").propertyNames()).contains("Ledger-Position");
        assertThat(query.at("/responses/200/headers").has("Link")).isEqualTo(parameters.contains("cursor"));
        assertThat(query.at("/responses/200/headers").has("ETag")).isEqualTo(parameters.contains("If-None-Match"));
        assertThat(query.at("/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isNotBlank();
        assertThat(query.at("/responses/503/headers").propertyNames()).contains("Retry-After");
        assertThat(query.at("/responses/404").isMissingNode()).isEqualTo(!path.contains("{"));
    }

    @Test
    void aStatementNamesItsForms() {
        var answer = document.path("paths")
                .path("/v1/accounts/{accountId}/statement")
                .at("/get/responses/200");

        assertThat(answer.path("content").propertyNames())
                .containsExactlyInAnyOrder("application/json", "text/csv", "application/pdf", "application/xml");
        assertThat(answer.path("headers").propertyNames()).contains("Content-Disposition");
    }

    @Test
    void aStreamNamesWhereItBeginsAndWhatComes() {
        var stream =
                document.path("paths").path("/v1/accounts/{accountId}/stream").path("get");

        assertThat(stream.path("parameters")
                        .valueStream()
                        .map(known -> known.path("name").asString()))
                .containsExactlyInAnyOrder("accountId", "from", "Last-Event-ID", "Ledger-Min-Position", "Prefer");
        assertThat(stream.at("/responses/200/headers").propertyNames()).containsExactly("Ledger-Position");
        assertThat(stream.at("/responses/200/content/text~1event-stream/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Account");
        assertThat(stream.at("/responses/503/content/application~1problem+json/examples")
                        .propertyNames())
                .contains("too-many-streams", "position-not-reached");
        assertThat(stream.at("/responses/404").isMissingNode()).isFalse();
    }

    @Test
    void theJournalIsText() {
        var query = document.at("/paths/~1v1~1journal/get");

        assertThat(query.path("parameters")
                        .valueStream()
                        .map(known -> known.path("name").asString()))
                .containsExactlyInAnyOrder("accountId", "from", "to", "Ledger-Min-Position", "Prefer");
        assertThat(query.at("/responses/200/content").propertyNames()).containsExactly("text/plain");
        assertThat(query.at("/responses/200/headers").propertyNames()).contains("Ledger-Position");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyProblemHasAnExample(ProblemCode code) {
        var example = document.at("/components/examples/" + code.code() + "/value");

        assertThat(example.path("code").asString()).isEqualTo(code.code());
        assertThat(example.path("status").asInt()).isEqualTo(code.status().value());
    }

    @Test
    void whatANumberedThingAnswersWhenItIsNotThereIsNamed() {
        assertThat(notFound("/v1/accounts/{accountId}/entries/{entryId}"))
                .containsExactlyInAnyOrder("account-not-found", "entry-not-found");
        assertThat(notFound("/v1/accounts/{accountId}/holds/{holdId}"))
                .containsExactlyInAnyOrder("account-not-found", "hold-not-found");
        assertThat(notFound("/v1/accounts/{accountId}/holds")).containsExactly("account-not-found");
    }

    private static Collection<String> notFound(String path) {
        return document.path("paths")
                .path(path)
                .at("/get/responses/404/content/application~1problem+json/examples")
                .propertyNames();
    }

    @Test
    void aBalanceIsTheAccountAsItIsOrABalanceOfAMoment() {
        assertThat(document.at("/components/schemas/Balance/oneOf")
                        .valueStream()
                        .map(one -> one.path("$ref").asString()))
                .containsExactlyInAnyOrder("#/components/schemas/Account", "#/components/schemas/DatedBalance");
        var dated = document.at("/components/schemas/DatedBalance/properties");
        assertThat(dated.propertyNames())
                .containsExactlyInAnyOrder("accountId", "currency", "balance", "asOf", "valueDate", "final");
        assertThat(dated.at("/balance/example").asString()).isEqualTo("87.66");
    }

    @Test
    void amountsAreStrings() {
        for (var property : List.of("balance", "held", "available", "overdraftLimit")) {
            assertThat(document.at("/components/schemas/Account/properties/" + property + "/type")
                            .asString())
                    .isEqualTo("string");
        }
    }

    @Test
    void thereIsAPageToBrowseIt() {
        assertThat(service.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }
}
