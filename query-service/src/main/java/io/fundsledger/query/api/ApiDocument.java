package io.fundsledger.query.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to the OpenAPI document what no single query says: what a problem looks like, with an example of each. */
@Component
class ApiDocument implements OpenApiCustomizer {

    static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Funds Ledger: queries")
                .version("v1")
                .description("Accounts, statements and transactions as the views have them. Amounts are decimal strings"
                        + " with all decimals of their currency; times are RFC 3339 in UTC. Unknown parameters are"
                        + " refused. Every problem is application/problem+json (RFC 9457)."));
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents().addSchemas(PROBLEM, problem());
        for (var code : ProblemCode.values()) {
            document.getComponents()
                    .addExamples(
                            code.code(), new Example().summary(code.title()).value(example(code)));
        }
    }

    private static Schema<?> problem() {
        var problem = schema("object");
        problem.addProperty("type", schema("string").format("uri"));
        problem.addProperty("title", schema("string"));
        problem.addProperty("status", schema("integer"));
        problem.addProperty("detail", schema("string").description("What happened this time, for a person"));
        problem.addProperty("instance", schema("string").format("uri-reference"));
        problem.addProperty("code", schema("string").description("What programs switch on; the end of the type"));
        problem.addProperty(
                "retryable", schema("boolean").description("Whether the unchanged request may succeed by waiting"));
        problem.addProperty("traceId", schema("string"));
        problem.addProperty("errors", schema("array").items(violation()).description("On 400: all that is wrong"));
        return problem.required(List.of("type", "title", "status", "detail", "code", "retryable"));
    }

    private static Schema<?> violation() {
        var violation = schema("object");
        violation.addProperty("parameter", schema("string"));
        violation.addProperty("header", schema("string"));
        violation.addProperty("detail", schema("string"));
        return violation.required(List.of("detail"));
    }

    /** As OpenAPI 3.1 has it, where a schema can have several types. */
    static Schema<Object> schema(String type) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Map<String, Object> example(ProblemCode code) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", code.type().toString());
        example.put("title", code.title());
        example.put("status", code.status().value());
        example.put("detail", code.generalDetail());
        example.put("instance", "/v1/accounts");
        example.put("code", code.code());
        example.put("retryable", code.retryable());
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        if (code == ProblemCode.INVALID_REQUEST) {
            example.put("errors", List.of(Violation.inParameter("limit", "is not a number from 1 to 500")));
        }
        return example;
    }
}
