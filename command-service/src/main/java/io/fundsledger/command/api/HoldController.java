package io.fundsledger.command.api;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.CAPTURE_EXCEEDS_HOLD;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_ENABLED;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
import static io.fundsledger.command.api.problem.ProblemType.EXPIRY_NOT_IN_FUTURE;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_ALREADY_CAPTURED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_ALREADY_RELEASED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_EXPIRED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_NOT_FOUND;
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

/** Money that is set aside, and what becomes of it. */
@RestController
@Tag(name = "Commands")
@RequestMapping(
        path = "/v1/accounts/{accountId}/holds",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
final class HoldController {

    private final CommandDesk desk;

    HoldController(CommandDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Set money aside")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        ACCOUNT_FROZEN,
        CURRENCY_MISMATCH,
        EXPIRY_NOT_IN_FUTURE,
        INSUFFICIENT_FUNDS,
        COMMAND_NOT_ENABLED
    })
    @PostMapping
    ResponseEntity<CommandAnswer> place(@PathVariable String accountId, HttpServletRequest request) {
        return desk.execute(CommandForm.HOLD, request, Map.of("accountId", accountId));
    }

    @Operation(summary = "Take held money out, and end the hold")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CaptureBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        CURRENCY_MISMATCH,
        HOLD_NOT_FOUND,
        HOLD_ALREADY_CAPTURED,
        HOLD_ALREADY_RELEASED,
        HOLD_EXPIRED,
        CAPTURE_EXCEEDS_HOLD,
        COMMAND_NOT_ENABLED
    })
    @PostMapping("/{holdId}/capture")
    ResponseEntity<CommandAnswer> capture(
            @PathVariable String accountId, @PathVariable String holdId, HttpServletRequest request) {
        return desk.execute(CommandForm.CAPTURE, request, Map.of("accountId", accountId, "holdId", holdId));
    }

    @Operation(summary = "Let held money go, and end the hold")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReleaseBody.class)))
    @MayRefuse({
        ACCOUNT_NOT_FOUND,
        VERSION_MISMATCH,
        ACCOUNT_CLOSED,
        HOLD_NOT_FOUND,
        HOLD_ALREADY_CAPTURED,
        HOLD_ALREADY_RELEASED,
        HOLD_EXPIRED,
        COMMAND_NOT_ENABLED
    })
    @PostMapping("/{holdId}/release")
    ResponseEntity<CommandAnswer> release(
            @PathVariable String accountId, @PathVariable String holdId, HttpServletRequest request) {
        return desk.execute(CommandForm.RELEASE, request, Map.of("accountId", accountId, "holdId", holdId));
    }
}
