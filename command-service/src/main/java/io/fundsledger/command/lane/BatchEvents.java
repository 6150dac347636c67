package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.CommandPart;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds what a command brings about to what its batch has come to. */
final class BatchEvents {

    private final LedgerIdentity ledger;
    private final EventIds ids;
    private final ContractRelease release;

    BatchEvents(LedgerIdentity ledger, EventIds ids, ContractRelease release) {
        this.ledger = ledger;
        this.ids = ids;
        this.release = release;
    }

    /** A command that fails on the way leaves a state behind that is of no use. */
    Recorded add(CommandRequest request, Instant recordedAt, List<Change> changes, BatchState state) {
        var head = head(request, changes, state);
        var made = new ArrayList<RecordedEvent>();
        for (var change : changes) {
            var account = state.accounts.get(change.accountId());
            for (var event : change.events()) {
                account = account.evolve(event);
                var first = made.isEmpty() ? head : null;
                made.add(add(request, recordedAt, change.accountId(), account, event, first, state));
            }
            state.accounts.put(change.accountId(), account);
        }
        if (request.command() instanceof OpenAccount open && open.accountNumber() != null) {
            state.numbers.put(open.accountNumber(), open.accountId());
        }
        return Recorded.of((Known) state.accounts.get(request.command().accountId()), made);
    }

    private RecordedEvent add(
            CommandRequest request,
            Instant recordedAt,
            UUID accountId,
            Account account,
            AccountEvent event,
            @Nullable CommandHead head,
            BatchState state) {
        var recorded = NewEvents.recorded(
                request,
                ledger,
                state.heads.of(ledger.partitionOf(accountId)),
                release,
                accountId,
                account.version(),
                ids.next(recordedAt),
                recordedAt,
                event,
                head != null);
        state.heads.moveTo(recorded);
        state.entries.add(accountId, account.version(), event);
        state.events.add(new NewEvent(recorded, event, head));
        return recorded;
    }

    private static CommandHead head(CommandRequest request, List<Change> changes, BatchState state) {
        var parts = changes.stream().map(change -> part(change, state)).toList();
        return new CommandHead(request.key().idempotencyKey(), request.fingerprint(), parts);
    }

    private static CommandPart part(Change change, BatchState state) {
        var version = state.accounts.get(change.accountId()).version();
        return new CommandPart(
                change.accountId(), version + 1, version + change.events().size());
    }
}
