package io.fundsledger.query.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Documents the headers and problems that queries have in common. */
@Component
class QueryDocument implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod query) {
        operation.addParametersItem(new HeaderParameter()
                .name("Ledger-Min-Position")
                .description("Positions, such as the Ledger-Position of a command's answer, that the answer must"
                        + " reflect; several separated by commas")
                .example("5:1023")
                .schema(ApiDocument.schema("string")));
        operation.addParametersItem(new HeaderParameter()
                .name("Prefer")
                .description("How many seconds to wait for Ledger-Min-Position: 2 unless told otherwise, at most 10")
                .example("wait=5")
                .schema(ApiDocument.schema("string")));
        var answers = operation.getResponses();
        var found = answers.computeIfAbsent("200", status -> new ApiResponse());
        found.addHeaderObject("Ledger-Position", text("Which positions the answer reflects", "5:1023"));
        if (has(operation, "cursor")) {
            found.addHeaderObject("Link", text("The next page, if there is one", "<?cursor=…>; rel=\"next\""));
        }
        problems(operation).forEach(answers::addApiResponse);
        return operation;
    }

    private static Map<String, ApiResponse> problems(Operation operation) {
        var problems = new LinkedHashMap<String, ApiResponse>();
        problems.put(
                "400",
                problem(
                        "Something is not as it should be",
                        List.of(ProblemCode.INVALID_REQUEST, ProblemCode.MALFORMED_REQUEST)));
        if (has(operation, "accountId") && !has(operation, "q")) {
            problems.put("404", problem("Not there", notThere(operation)));
        }
        problems.put("406", problem("Not in that form", List.of(ProblemCode.NOT_ACCEPTABLE)));
        problems.put("500", problem("A mistake of the ledger's", List.of(ProblemCode.INTERNAL_ERROR)));
        problems.put(
                "503",
                problem("Not now", notNow(operation))
                        .addHeaderObject("Retry-After", text("Seconds after which to try again", "1")));
        return problems;
    }

    private static List<ProblemCode> notThere(Operation operation) {
        var codes = new ArrayList<>(List.of(ProblemCode.ACCOUNT_NOT_FOUND));
        if (has(operation, "entryId")) {
            codes.add(ProblemCode.ENTRY_NOT_FOUND);
        }
        if (has(operation, "holdId")) {
            codes.add(ProblemCode.HOLD_NOT_FOUND);
        }
        return codes;
    }

    private static List<ProblemCode> notNow(Operation operation) {
        var codes = new ArrayList<>(List.of(ProblemCode.POSITION_NOT_REACHED, ProblemCode.STORE_UNAVAILABLE));
        if (has(operation, "q")) {
            codes.add(ProblemCode.SEARCH_UNAVAILABLE);
        }
        if (has(operation, "format")) {
            codes.add(ProblemCode.TOO_MANY_DOCUMENTS);
        }
        if (has(operation, "Last-Event-ID")) {
            codes.add(ProblemCode.TOO_MANY_STREAMS);
        }
        return codes;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters().stream().anyMatch(known -> parameter.equals(known.getName()));
    }

    private static ApiResponse problem(String description, List<ProblemCode> codes) {
        var body = new MediaType().schema(new Schema<>().$ref(ApiDocument.PROBLEM));
        codes.forEach(code -> body.addExamples(code.code(), new Example().$ref(code.code())));
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static Header text(String description, String example) {
        return new Header().description(description).example(example).schema(ApiDocument.schema("string"));
    }
}
