package io.fundsledger.command.api.documentation;

import static io.fundsledger.command.api.problem.ProblemType.CLOCK_BEHIND_LOG;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_IMPORTED;
import static io.fundsledger.command.api.problem.ProblemType.CONTENT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_INVALID;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_MISSING;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.fundsledger.command.api.problem.ProblemType.INTERNAL_ERROR;
import static io.fundsledger.command.api.problem.ProblemType.INVALID_REQUEST;
import static io.fundsledger.command.api.problem.ProblemType.LOG_BEHIND_TOPIC;
import static io.fundsledger.command.api.problem.ProblemType.MALFORMED_REQUEST;
import static io.fundsledger.command.api.problem.ProblemType.NOT_ACCEPTABLE;
import static io.fundsledger.command.api.problem.ProblemType.QUEUE_FULL;
import static io.fundsledger.command.api.problem.ProblemType.STORE_UNAVAILABLE;
import static io.fundsledger.command.api.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemExamples;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.ProblemWriter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/** What an operation may be refused with: one answer a status, one example a code. */
final class ProblemsDocument {

    private static final List<ProblemType> OF_ALL =
            List.of(MALFORMED_REQUEST, INVALID_REQUEST, NOT_ACCEPTABLE, INTERNAL_ERROR, STORE_UNAVAILABLE);
    private static final List<ProblemType> OF_COMMANDS = List.of(
            IDEMPOTENCY_KEY_MISSING,
            IDEMPOTENCY_KEY_INVALID,
            IDEMPOTENCY_KEY_REUSED,
            COMMAND_IMPORTED,
            CONTENT_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            QUEUE_FULL,
            LOG_BEHIND_TOPIC,
            CLOCK_BEHIND_LOG);

    private ProblemsDocument() {}

    static void describe(Operation operation, HandlerMethod method, boolean command) {
        var own = method.getMethodAnnotation(MayRefuse.class);
        var types = Stream.of(
                        OF_ALL.stream(),
                        command ? OF_COMMANDS.stream() : Stream.<ProblemType>empty(),
                        own == null ? Stream.<ProblemType>empty() : Stream.of(own.value()))
                .flatMap(each -> each)
                .sorted();
        types.forEach(type -> describe(operation.getResponses(), ProblemExamples.of(type)));
    }

    private static void describe(ApiResponses responses, Problem problem) {
        var type = problem.type();
        var response = responses.computeIfAbsent(Integer.toString(type.status()), status -> response(problem));
        Objects.requireNonNull(response.getContent().get(APPLICATION_PROBLEM_JSON_VALUE))
                .addExamples(type.code(), new Example().value(ProblemWriter.members(problem)));
    }

    private static ApiResponse response(Problem problem) {
        var response = new ApiResponse()
                .description("See the code")
                .content(new Content()
                        .addMediaType(
                                APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        if (problem.retryAfter() != null) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header().description("Seconds after which to ask again").schema(Strings.any()));
        }
        return response;
    }
}
