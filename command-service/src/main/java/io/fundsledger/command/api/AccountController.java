package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_ALREADY_EXISTS;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NUMBER_TAKEN;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
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

/** The commands of an account: here the way of a withdrawal begins. */
@RestController
@Tag(name = "Commands")
@RequestMapping(
        path = "/v1/accounts",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
final class AccountController {

    private final CommandDesk desk;

    AccountController(CommandDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Open an account")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OpenAccountBody.class)))
    @MayRefuse({ACCOUNT_ALREADY_EXISTS, ACCOUNT_NUMBER_TAKEN, VERSION_MISMATCH})
    @PostMapping
    ResponseEntity<CommandAnswer> open(HttpServletRequest request) {
        return desk.execute(CommandForm.OPEN, request, Map.of());
    }

    @Operation(summary = "Deposit money")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EntryBody.class)))
    @MayRefuse({ACCOUNT_NOT_FOUND, VERSION_MISMATCH, ACCOUNT_CLOSED, CURRENCY_MISMATCH, AMOUNT_TOO_LARGE})
    @PostMapping("/{accountId}/deposits")
    ResponseEntity<CommandAnswer> deposit(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.DEPOSIT, request, Map.of("accountId", accountId));
    }

    @Operation(summary = "Withdraw money")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EntryBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        ACCOUNT_FROZEN,
        CURRENCY_MISMATCH,
        INSUFFICIENT_FUNDS
    })
    @PostMapping("/{accountId}/withdrawals")
    ResponseEntity<CommandAnswer> withdraw(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.WITHDRAW, request, Map.of("accountId", accountId));
    }
}
