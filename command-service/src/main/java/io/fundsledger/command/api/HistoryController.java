package io.fundsledger.command.api;

import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.PathId;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An account's past, straight from the log: up to date, and for support and debugging rather than for traffic. */
@RestController
@RequestMapping("/v1/accounts/{accountId}")
final class HistoryController {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final AccountHistory history;
    private final LogReader log;

    HistoryController(AccountHistory history, LogReader log) {
        this.history = history;
        this.log = log;
    }

    @GetMapping(path = "/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplayAnswer> replay(@PathVariable String accountId, HttpServletRequest request) {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("atVersion", "asOf"), violations);
        var atVersion = parameters.number("atVersion", 1, Parameters.LARGEST);
        var asOf = parameters.instant("asOf");
        if (atVersion != null && asOf != null) {
            violations.add(Violation.inParameter("asOf", "does not go with atVersion: give one of them"));
        }
        var id = violations.valid(PathId.read("accountId", accountId, violations));
        var replayed = history.replay(id, atVersion, asOf).orElseThrow(() -> unknown(id));
        if (atVersion != null && replayed.account().version() < atVersion) {
            throw notReached(atVersion, replayed.account().version());
        }
        return ResponseEntity.ok()
                .eTag(Long.toString(replayed.account().version()))
                .header(CommandResponse.POSITION, replayed.position().toString())
                .body(ReplayAnswer.of(id, replayed));
    }

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> events(@PathVariable String accountId, HttpServletRequest request) {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("fromVersion", "limit", "cursor"), violations);
        var from = firstOf(
                parameters.number("cursor", 1, Parameters.LARGEST),
                parameters.number("fromVersion", 1, Parameters.LARGEST),
                1);
        var limit = (int) firstOf(parameters.number("limit", 1, LARGEST_PAGE), null, USUAL_PAGE);
        var id = violations.valid(PathId.read("accountId", accountId, violations));
        var page = EventPage.of(log.account(id, from, limit + 1), limit);
        if (page.isEmpty() && log.account(id, 1, 1).isEmpty()) {
            throw unknown(id);
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

    private static ProblemException unknown(UUID accountId) {
        return RefusalTable.problem(new AccountNotFound(accountId)).asException();
    }

    private static ProblemException notReached(long wanted, long current) {
        return Problem.of(
                        ProblemType.VERSION_NOT_REACHED,
                        "The account is at version %d, before %d.".formatted(current, wanted),
                        Map.of("expectedVersion", wanted, "currentVersion", current))
                .asException();
    }
}
