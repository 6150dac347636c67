package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What a service answered. */
record Reply(int status, HttpHeaders headers, String body) {

    Reply expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        return LedgerApi.json().readTree(body);
    }

    String text(String member) {
        return json().get(member).asString();
    }

    /** The token to ask a query with. */
    String position() {
        return headers.firstValue("Ledger-Position").orElseThrow();
    }

    boolean isReplayed() {
        return headers.firstValue("Idempotency-Replayed").isPresent();
    }
}
