package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.command.account.Settling;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the commands of one batch bring about: their events, and the accounts, entries and heads after them. */
final class BatchEvents {

    private final LedgerIdentity ledger;
    private final BatchHeads heads;
    private final BatchAccounts accounts;
    private final BatchEntries entries;
    private final EventIds ids;
    private final ContractRelease release;
    private final List<NewEvent> events = new ArrayList<>();
    private final Map<String, UUID> numbers = new HashMap<>();

    BatchEvents(
            LedgerIdentity ledger,
            BatchHeads heads,
            BatchAccounts accounts,
            BatchEntries entries,
            EventIds ids,
            ContractRelease release) {
        this.ledger = ledger;
        this.heads = heads;
        this.accounts = accounts;
        this.entries = entries;
        this.ids = ids;
        this.release = release;
    }

    List<NewEvent> all() {
        return events;
    }

    /** The account numbers that were taken. */
    Map<String, UUID> numbers() {
        return numbers;
    }

    Recorded add(CommandRequest request, Instant recordedAt, List<Change> changes) {
        var head = head(request, changes);
        var made = new ArrayList<RecordedEvent>();
        for (var change : changes) {
            var account = accounts.get(change.accountId());
            for (var event : change.events()) {
                account = account.evolve(event);
                made.add(add(request, recordedAt, change.accountId(), account, event, made.isEmpty() ? head : null));
            }
            accounts.put(change.accountId(), account);
        }
        if (request.command() instanceof OpenAccount open && open.accountNumber() != null) {
            numbers.put(open.accountNumber(), open.accountId());
        }
        return Recorded.of((Known) accounts.get(request.command().accountId()), made);
    }

    private RecordedEvent add(
            CommandRequest request,
            Instant recordedAt,
            UUID accountId,
            Account account,
            AccountEvent event,
            @Nullable CommandHead head) {
        var recorded = NewEvents.recorded(
                request,
                ledger,
                heads.of(ledger.partitionOf(accountId)),
                release,
                accountId,
                account.version(),
                ids.next(recordedAt),
                recordedAt,
                event,
                head != null);
        heads.moveTo(recorded);
        entries.add(accountId, account.version(), event);
        events.add(new NewEvent(recorded, Settling.by(event), head));
        return recorded;
    }

    private CommandHead head(CommandRequest request, List<Change> changes) {
        var parts = changes.stream().map(this::part).toList();
        return new CommandHead(request.key().idempotencyKey(), request.fingerprint(), parts);
    }

    private CommandPart part(Change change) {
        var version = accounts.get(change.accountId()).version();
        return new CommandPart(
                change.accountId(), version + 1, version + change.events().size());
    }
}
