package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountDecider;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.command.account.Decision.Refused;
import io.fundsledger.command.account.Moment;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
import io.fundsledger.command.account.Refusal.CommandNotEnabled;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides one command on what a batch has come to. */
final class CommandDecision {

    private final LedgerIdentity ledger;
    private final LockedLog locked;
    private final BatchEvents events;
    private final Instant now;
    private final LaneSettings settings;

    CommandDecision(LedgerIdentity ledger, LockedLog locked, EventIds ids, Instant now, LaneSettings settings) {
        this.ledger = ledger;
        this.locked = locked;
        this.events = new BatchEvents(ledger, ids, settings.writeEventsOf());
        this.now = now;
        this.settings = settings;
    }

    /** Whether the log held the command before this batch. */
    boolean isRecorded(CommandKey key) {
        return locked.recorded().containsKey(key);
    }

    /** Changes the state if the command is accepted. One bad decision is one failed command, and changes nothing. */
    LaneAnswer decide(CommandRequest request, BatchState state) {
        try {
            return answer(request, state);
        } catch (RuntimeException bug) {
            return new Done(new Outcome.Failed(bug));
        }
    }

    private LaneAnswer answer(CommandRequest request, BatchState state) {
        var before = locked.recorded().get(request.key());
        if (before != null && before.isImported()) {
            return refused(before.importedAs(request.key()));
        }
        if (before != null) {
            return sameContent(before.fingerprint(), request) ? new RecordedBefore(before) : reused(request);
        }
        var here = state.decided.get(request.key());
        if (here != null) {
            return sameContent(here.fingerprint(), request)
                    ? new Done(here.outcome().asReplay())
                    : reused(request);
        }
        var moment = moment(request.command(), state);
        var behind = Duration.between(now, moment.at());
        return behind.compareTo(settings.clockTolerance()) > 0
                ? refused(new ClockBehindLog(behind.toSeconds()))
                : decide(request, moment, state);
    }

    /** Not before the last event of any partition concerned (invariant 7). */
    private Moment moment(AccountCommand command, BatchState state) {
        var at = now;
        for (var accountId : AccountDecider.accountsOf(command, state.entries.of(command))) {
            at = state.heads.notBefore(ledger.partitionOf(accountId), at);
        }
        return new Moment(at, ledger.zone());
    }

    private LaneAnswer decide(CommandRequest request, Moment moment, BatchState state) {
        var command = request.command();
        return switch (AccountDecider.decide(command, accountsFor(command, state), state.entries.of(command), moment)) {
            case Refused(var refusal) -> refused(refusal);
            case Accepted(var changes) ->
                notEnabled(changes)
                        .map(CommandDecision::refused)
                        .orElseGet(() -> record(request, moment, changes, state));
        };
    }

    private Map<UUID, Account> accountsFor(AccountCommand command, BatchState state) {
        var accounts = new HashMap<UUID, Account>();
        for (var accountId : AccountDecider.accountsOf(command, state.entries.of(command))) {
            accounts.put(accountId, state.accounts.get(accountId));
        }
        if (command instanceof OpenAccount open
                && accounts.get(open.accountId()) instanceof Unopened
                && isTaken(open, state)) {
            accounts.put(open.accountId(), new Unopened(true));
        }
        return accounts;
    }

    private boolean isTaken(OpenAccount open, BatchState state) {
        var number = open.accountNumber();
        return number != null && (locked.takenNumbers().contains(number) || state.numbers.get(number) != null);
    }

    private Optional<Refusal> notEnabled(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.events().stream())
                .map(EventType::of)
                .filter(type -> type.versionIn(settings.writeEventsOf()) == 0)
                .findFirst()
                .map(type -> new CommandNotEnabled(type.eventName()));
    }

    private LaneAnswer record(CommandRequest request, Moment moment, List<Change> changes, BatchState state) {
        var trial = state.trial();
        var outcome = events.add(request, moment.at(), changes, trial);
        trial.decided.put(request.key(), new DecidedCommand(outcome, request.fingerprint()));
        trial.settle();
        return new Done(outcome);
    }

    private static boolean sameContent(byte[] fingerprint, CommandRequest request) {
        return Arrays.equals(fingerprint, request.fingerprint());
    }

    private static LaneAnswer reused(CommandRequest request) {
        return refused(new IdempotencyKeyReused(request.key().idempotencyKey()));
    }

    private static LaneAnswer refused(Refusal refusal) {
        return new Done(new Outcome.Refused(refusal));
    }
}
