package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.BALANCE_NOT_ZERO;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_ENABLED;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
import static io.fundsledger.command.api.problem.ProblemType.HOLDS_OPEN;
import static io.fundsledger.command.api.problem.ProblemType.OVERDRAFT_IN_USE;
import static io.fundsledger.command.api.problem.ProblemType.VERSION_MISMATCH;

import io.fundsledger.command.api.problem.MayRefuse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an account may do. */
@RestController
@Tag(name = "Commands")
@RequestMapping(
        path = "/v1/accounts/{accountId}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
final class AccountStateController {

    private final CommandDesk desk;

    AccountStateController(CommandDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Set the overdraft limit")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OverdraftLimitBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        CURRENCY_MISMATCH,
        AMOUNT_TOO_LARGE,
        OVERDRAFT_IN_USE,
        COMMAND_NOT_ENABLED
    })
    @ResponseStatus(HttpStatus.OK)
    @PutMapping("/overdraft-limit")
    ResponseEntity<CommandAnswer> limit(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.LIMIT, request, Map.of("accountId", accountId));
    }

    @Operation(summary = "Freeze an account: nothing leaves it but what is held")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonBody.class)))
    @MayRefuse({ACCOUNT_NOT_FOUND, VERSION_MISMATCH, ACCOUNT_CLOSED, ACCOUNT_FROZEN, COMMAND_NOT_ENABLED})
    @ResponseStatus(HttpStatus.OK)
    @PostMapping("/freeze")
    ResponseEntity<CommandAnswer> freeze(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.FREEZE, request, Map.of("accountId", accountId));
    }

    @Operation(summary = "End the freezing of an account")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonBody.class)))
    @MayRefuse({ACCOUNT_NOT_FOUND, VERSION_MISMATCH, ACCOUNT_CLOSED, ACCOUNT_NOT_FROZEN, COMMAND_NOT_ENABLED})
    @ResponseStatus(HttpStatus.OK)
    @PostMapping("/unfreeze")
    ResponseEntity<CommandAnswer> unfreeze(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.UNFREEZE, request, Map.of("accountId", accountId));
    }

    @Operation(summary = "Close an account for good")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        ACCOUNT_FROZEN,
        BALANCE_NOT_ZERO,
        HOLDS_OPEN,
        COMMAND_NOT_ENABLED
    })
    @ResponseStatus(HttpStatus.OK)
    @PostMapping("/close")
    ResponseEntity<CommandAnswer> close(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.CLOSE, request, Map.of("accountId", accountId));
    }
}
