package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;

import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.api.documentation.EventPageBody;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.PathId;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.log.LogReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of an account. */
@RestController
@Tag(name = "History of an account")
final class EventsController {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final LogReader log;

    EventsController(LogReader log) {
        this.log = log;
    }

    @Operation(summary = "The account's events as recorded, oldest first")
    @Parameter(
            name = "fromVersion",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64", minimum = "1"),
            description = "from this version on")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "the nextCursor of the page before")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "500"),
            description = "events a page: 1 to 500, 50 unless given")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = EventPageBody.class)),
            headers = @Header(name = "Link", description = "the next page", schema = @Schema(type = "string")))
    @MayRefuse(ACCOUNT_NOT_FOUND)
    @GetMapping(path = "/v1/accounts/{accountId}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> events(@PathVariable String accountId, HttpServletRequest request) {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("fromVersion", "limit", "cursor"), violations);
        var cursor = parameters.number("cursor", 1, Parameters.LARGEST);
        var fromVersion = parameters.number("fromVersion", 1, Parameters.LARGEST);
        if (cursor != null && fromVersion != null) {
            violations.add(Violation.inParameter("fromVersion", "does not go with cursor: give one of them"));
        }
        var from = firstOf(cursor, fromVersion, 1);
        var limit = (int) firstOf(parameters.number("limit", 1, LARGEST_PAGE), null, USUAL_PAGE);
        var id = violations.valid(PathId.read("accountId", accountId, violations));
        var page = EventPage.of(log.account(id, from, limit + 1), limit);
        if (page.isEmpty() && log.account(id, 1, 1).isEmpty()) {
            throw RefusalTable.problem(new AccountNotFound(id)).asException();
        }
        var response = ResponseEntity.ok();
        page.nextVersion().ifPresent(next -> response.header(HttpHeaders.LINK, nextPage(id, next, limit)));
        return response.body(page.json());
    }

    private static long firstOf(@Nullable Long first, @Nullable Long second, long otherwise) {
        return first != null ? first : second != null ? second : otherwise;
    }

    private static String nextPage(UUID accountId, long next, int limit) {
        return "</v1/accounts/%s/events?cursor=%d&limit=%d>; rel=\"next\"".formatted(accountId, next, limit);
    }
}
