package io.fundsledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;

/** What every problem has, and what none may have. */
final class Problems {

    private Problems() {}

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("urn:funds-ledger:problem:" + code);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.retryable")).isEqualTo(status == 503);
        assertThat(JsonPath.<String>read(answer.body(), "$.traceId")).matches("[0-9a-f]{32}");
        assertThat(answer.body())
                .doesNotContain("Exception", "io.fundsledger.", "springframework", "jackson", "SELECT");
    }
}
