package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_ENABLED;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
import static io.fundsledger.command.api.problem.ProblemType.INSUFFICIENT_FUNDS;
import static io.fundsledger.command.api.problem.ProblemType.SAME_ACCOUNT;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transfers between accounts of the ledger. */
@RestController
@Tag(name = "Commands")
@RequestMapping(
        path = "/v1/transfers",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
final class TransferController {

    private final CommandDesk desk;

    TransferController(CommandDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Transfer money to another account")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TransferBody.class)))
    @MayRefuse({
        SAME_ACCOUNT,
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        ACCOUNT_FROZEN,
        CURRENCY_MISMATCH,
        AMOUNT_TOO_LARGE,
        INSUFFICIENT_FUNDS,
        COMMAND_NOT_ENABLED
    })
    @PostMapping
    ResponseEntity<CommandAnswer> transfer(HttpServletRequest request) {
        return desk.execute(CommandForm.TRANSFER, request, Map.of());
    }
}
