package io.fundsledger.command.api;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.api.input.CommandCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands of an account: here the way of a withdrawal begins. */
@RestController
@RequestMapping("/v1/accounts")
final class AccountController {

    private final CommandDesk desk;

    AccountController(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CommandAnswer> open(HttpServletRequest request) {
        var call = CommandCall.read("open", request);
        var body = OpenAccountBody.read(call.fields());
        var recorded = desk.execute(call, () -> body.command(call));
        return CommandResponse.created(recorded, "/v1/accounts/" + recorded.accountId());
    }

    @PostMapping(
            path = "/{accountId}/deposits",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CommandAnswer> deposit(@PathVariable String accountId, HttpServletRequest request) {
        return book(CommandCall.read("deposit", request), accountId, Deposit::new);
    }

    @PostMapping(
            path = "/{accountId}/withdrawals",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CommandAnswer> withdraw(@PathVariable String accountId, HttpServletRequest request) {
        return book(CommandCall.read("withdraw", request), accountId, Withdraw::new);
    }

    private ResponseEntity<CommandAnswer> book(CommandCall call, String accountId, EntryCommand command) {
        var id = call.pathId("accountId", accountId);
        var body = EntryBody.read(call.fields());
        var recorded = desk.execute(call, () -> command.of(call.valid(id), call.ifVersion(), body.entry(call)));
        return CommandResponse.created(
                recorded, "/v1/accounts/%s/entries/%d".formatted(recorded.accountId(), recorded.entryId()));
    }

    private interface EntryCommand {
        AccountCommand of(UUID accountId, @Nullable Long ifVersion, Entry entry);
    }
}
