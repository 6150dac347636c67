package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One base URL can serve all: what one service answers, no other does. */
@OnOneLedger
class OpenApiTest {

    private final LedgerApi ledger;

    OpenApiTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void noTwoServicesAnswerTheSame() {
        var all = Stream.of(ledger.commands(), ledger.projections(), ledger.queries())
                .flatMap(service -> operations(service).stream())
                .toList();

        assertThat(all)
                .contains("post /v1/accounts/{}/withdrawals", "get /v1/projections", "get /v1/accounts/{}/balance")
                .doesNotHaveDuplicates();
    }

    /** Method and path of every operation; what a path variable is called does not tell paths apart. */
    private static List<String> operations(URI service) {
        var document =
                LedgerApi.get(service.resolve("/v3/api-docs")).expect(200).json();
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        var operations = new ArrayList<String>();
        for (var path : document.get("paths").properties()) {
            for (var method : new HashSet<>(path.getValue().propertyNames())) {
                operations.add(method + " " + path.getKey().replaceAll("\\{[^}]*}", "{}"));
            }
        }
        assertThat(operations).as("operations of " + service).isNotEmpty();
        return operations;
    }
}
