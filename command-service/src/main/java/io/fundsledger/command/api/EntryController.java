package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_ENABLED;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_ALREADY_REVERSED;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_NOT_REVERSIBLE;
import static io.fundsledger.command.api.problem.ProblemType.INSUFFICIENT_FUNDS;
import static io.fundsledger.command.api.problem.ProblemType.VERSION_MISMATCH;

import io.fundsledger.command.api.problem.MayRefuse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of entries. */
@RestController
@Tag(name = "Commands")
@RequestMapping(
        path = "/v1/accounts/{accountId}/entries",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
final class EntryController {

    private final CommandDesk desk;

    EntryController(CommandDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Undo an entry, on both accounts if it is of a transfer")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReversalBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        ENTRY_NOT_FOUND,
        ENTRY_ALREADY_REVERSED,
        ENTRY_NOT_REVERSIBLE,
        AMOUNT_TOO_LARGE,
        INSUFFICIENT_FUNDS,
        COMMAND_NOT_ENABLED
    })
    @PostMapping("/{entryId}/reversal")
    ResponseEntity<CommandAnswer> reverse(
            @PathVariable String accountId, @PathVariable String entryId, HttpServletRequest request) {
        return desk.execute(CommandForm.REVERSE, request, Map.of("accountId", accountId, "entryId", entryId));
    }
}
