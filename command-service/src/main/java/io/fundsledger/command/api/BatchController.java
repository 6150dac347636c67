package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.BATCH_ABORTED;
import static io.fundsledger.command.api.problem.ProblemType.BATCH_PARTLY_RECORDED;

import io.fundsledger.command.api.documentation.OfBatch;
import io.fundsledger.command.api.problem.MayRefuse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many commands in one request. */
@RestController
@Tag(name = "Commands")
final class BatchController {

    private final BatchDesk desk;

    BatchController(BatchDesk desk) {
        this.desk = desk;
    }

    @Operation(
            summary = "Give up to 10,000 commands at once",
            description = "Each is decided on what those before it left, and answered as it would have been by itself. "
                    + "What it may be refused with is listed with the command itself.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BatchBody.class)))
    @OfBatch
    @MayRefuse({BATCH_ABORTED, BATCH_PARTLY_RECORDED})
    @PostMapping(
            path = "/v1/commands",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchAnswer> commands(HttpServletRequest request) {
        return desk.execute(request);
    }
}
