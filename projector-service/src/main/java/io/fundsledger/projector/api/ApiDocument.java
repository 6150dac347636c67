package io.fundsledger.projector.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.fundsledger.projector.rebuild.RefusedException.Why;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to the OpenAPI document how what is asked for can be refused. */
@Component
class ApiDocument implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String STORE = "store-unavailable";
    private static final String INDEX = "index-unavailable";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** The names of the refusals with a status. */
    private static final Map<Integer, String> CODES = Arrays.stream(Why.values())
            .collect(groupingBy(Why::status, TreeMap::new, mapping(Why::code, joining(", "))));

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, problem());
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> addRefusals(path, method, operation)));
    }

    private static void addRefusals(String path, HttpMethod method, Operation operation) {
        operation.getResponses().addApiResponse(String.valueOf(BAD_REQUEST), refusal("bad-request"));
        CODES.forEach((status, codes) -> {
            var possible = status == NOT_FOUND ? path.contains("{name}") : method == HttpMethod.POST;
            if (possible) {
                operation.getResponses().addApiResponse(String.valueOf(status), refusal(codes));
            }
        });
        var unavailable = method == HttpMethod.POST ? CODES.get(UNAVAILABLE) + ", " + INDEX + ", " + STORE : STORE;
        operation.getResponses().addApiResponse(String.valueOf(UNAVAILABLE), refusal(unavailable));
    }

    private static ApiResponse refusal(String codes) {
        var body = new MediaType().schema(new Schema<>(SpecVersion.V31).$ref(PROBLEM));
        return new ApiResponse()
                .description("A problem; its code is one of: " + codes)
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static Schema<?> problem() {
        var problem = schema("object");
        problem.addProperty("type", schema("string").format("uri"));
        problem.addProperty("title", schema("string"));
        problem.addProperty("status", schema("integer"));
        problem.addProperty("detail", schema("string").description("What happened this time, for a person"));
        problem.addProperty("code", schema("string").description("What programs switch on; the end of the type"));
        problem.addProperty(
                "retryable", schema("boolean").description("Whether the unchanged request may succeed by waiting"));
        problem.addProperty("errors", schema("array").items(parameterError()));
        problem.addProperty("traceId", schema("string"));
        return problem.required(List.of("type", "title", "status", "detail", "code", "retryable"));
    }

    private static Schema<?> parameterError() {
        var error = schema("object");
        error.addProperty("parameter", schema("string").description("The parameter that is not right"));
        error.addProperty("detail", schema("string"));
        return error;
    }

    private static Schema<Object> schema(String type) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        return schema;
    }
}
