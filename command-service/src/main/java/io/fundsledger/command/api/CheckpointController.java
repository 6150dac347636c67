package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.CHECKPOINT_KEY_NOT_SET;

import io.fundsledger.command.api.documentation.CheckpointKeyBody;
import io.fundsledger.command.api.documentation.CheckpointPageBody;
import io.fundsledger.command.api.input.Parameters;
import io.fundsledger.command.api.input.Violations;
import io.fundsledger.command.api.problem.MayRefuse;
import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.checkpoint.ConfiguredKey;
import io.fundsledger.command.log.CheckpointStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the log had got from time to time, signed: for whoever wants to hold the ledger to it later. */
@RestController
@Tag(name = "The log")
final class CheckpointController {

    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final CheckpointStore checkpoints;
    private final ConfiguredKey key;

    CheckpointController(CheckpointStore checkpoints, ConfiguredKey key) {
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /** What comes before a number never changes, so only the first page is asked for again. */
    @Operation(summary = "The checkpoints of the log, the latest first")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "the nextCursor of the page before")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"),
            description = "checkpoints a page: 1 to 100, 20 unless given")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = CheckpointPageBody.class)),
            headers = {
                @Header(name = "Link", description = "the next page", schema = @Schema(type = "string")),
                @Header(name = "Cache-Control", schema = @Schema(type = "string"))
            })
    @GetMapping(path = "/v1/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> checkpoints(HttpServletRequest request) {
        var violations = new Violations();
        var parameters = Parameters.of(request, Set.of("cursor", "limit"), violations);
        var cursor = parameters.number("cursor", 1, Parameters.LARGEST);
        var given = parameters.number("limit", 1, LARGEST_PAGE);
        violations.refuseIfAny();
        var limit = given == null ? USUAL_PAGE : given.intValue();
        var page = CheckpointPage.of(checkpoints.before(cursor == null ? Long.MAX_VALUE : cursor, limit + 1), limit);
        var response = ResponseEntity.ok()
                .cacheControl(
                        cursor == null
                                ? CacheControl.noCache()
                                : CacheControl.maxAge(Duration.ofDays(1)).immutable());
        page.next().ifPresent(next -> response.header(HttpHeaders.LINK, nextPage(next, limit)));
        return response.body(page.json());
    }

    @Operation(
            summary = "The public key that checkpoints are signed with now",
            description = "To compare with the key that you were given by another way. A key that comes from the ledger"
                    + " that is checked proves nothing: whoever falsifies the one falsifies the other.")
    @ApiResponse(
            responseCode = "200",
            description = "The key",
            content = @Content(schema = @Schema(implementation = CheckpointKeyBody.class)))
    @MayRefuse(CHECKPOINT_KEY_NOT_SET)
    @GetMapping(path = "/v1/checkpoints/key", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CheckpointKeyBody> key(HttpServletRequest request) {
        var violations = new Violations();
        Parameters.of(request, Set.of(), violations);
        violations.refuseIfAny();
        var current = key.publicKey()
                .orElseThrow(() -> Problem.of(
                                CHECKPOINT_KEY_NOT_SET, "No key is configured, so that no checkpoints are signed.")
                        .asException());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new CheckpointKeyBody(current.keyId(), current.pem()));
    }

    private static String nextPage(long next, int limit) {
        return "</v1/checkpoints?cursor=%d&limit=%d>; rel=\"next\"".formatted(next, limit);
    }
}
