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
import io.fundsledger.command.lane.LaneAnswer.Failed;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides the commands of one batch, one after the other, each on what those before it left; in memory only. What comes
 * of it counts when the events are committed, and not before.
 */
final class BatchDecision {

    private final LedgerIdentity ledger;
    private final LockedLog locked;
    private final BatchHeads heads;
    private final BatchAccounts accounts;
    private final BatchEntries entries;
    private final BatchEvents events;
    private final Instant now;
    private final LaneSettings settings;
    private final Map<CommandKey, DecidedHere> decidedHere = new HashMap<>();

    BatchDecision(
            LedgerIdentity ledger,
            LockedLog locked,
            BatchAccounts accounts,
            BatchEntries entries,
            EventIds ids,
            Instant now,
            LaneSettings settings) {
        this.ledger = ledger;
        this.locked = locked;
        this.heads = new BatchHeads(locked.heads());
        this.accounts = accounts;
        this.entries = entries;
        this.events = new BatchEvents(ledger, heads, accounts, entries, ids, settings.writeEventsOf());
        this.now = now;
        this.settings = settings;
    }

    List<NewEvent> events() {
        return events.all();
    }

    Map<String, UUID> numbers() {
        return events.numbers();
    }

    Map<UUID, Account> accounts() {
        return accounts.current();
    }

    Collection<PartitionHead> heads() {
        return heads.all();
    }

    Map<Integer, Long> positions() {
        return heads.positions();
    }

    /** One bad decision is one failed command. */
    LaneAnswer decide(CommandRequest request) {
        try {
            return answer(request);
        } catch (RuntimeException bug) {
            return new Failed(bug);
        }
    }

    private LaneAnswer answer(CommandRequest request) {
        var before = locked.recorded().get(request.key());
        if (before != null) {
            return sameContent(before.fingerprint(), request) ? new RecordedBefore(before) : reused(request);
        }
        var here = decidedHere.get(request.key());
        if (here != null) {
            return sameContent(here.fingerprint, request) ? new Done(here.replayed()) : reused(request);
        }
        var moment = moment(request.command());
        var behind = Duration.between(now, moment.at());
        return behind.compareTo(settings.clockTolerance()) > 0
                ? refused(new ClockBehindLog(behind.toSeconds()))
                : decide(request, moment);
    }

    /** Not before the last event of any partition concerned (invariant 7). */
    private Moment moment(AccountCommand command) {
        var at = now;
        for (var accountId : AccountDecider.accountsOf(command, entries.of(command))) {
            at = heads.notBefore(ledger.partitionOf(accountId), at);
        }
        return new Moment(at, ledger.zone());
    }

    private LaneAnswer decide(CommandRequest request, Moment moment) {
        var command = request.command();
        return switch (AccountDecider.decide(command, statesFor(command), entries.of(command), moment)) {
            case Refused(var refusal) -> refused(refusal);
            case Accepted(var changes) ->
                notEnabled(changes)
                        .map(BatchDecision::refused)
                        .orElseGet(() -> new Done(record(request, moment, changes)));
        };
    }

    private Map<UUID, Account> statesFor(AccountCommand command) {
        var states = new HashMap<UUID, Account>();
        for (var accountId : AccountDecider.accountsOf(command, entries.of(command))) {
            states.put(accountId, accounts.get(accountId));
        }
        if (command instanceof OpenAccount open && states.get(open.accountId()) instanceof Unopened && isTaken(open)) {
            states.put(open.accountId(), new Unopened(true));
        }
        return states;
    }

    private Optional<Refusal> notEnabled(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.events().stream())
                .map(EventType::of)
                .filter(type -> type.versionIn(settings.writeEventsOf()) == 0)
                .findFirst()
                .map(type -> new CommandNotEnabled(type.eventName()));
    }

    private boolean isTaken(OpenAccount open) {
        var number = open.accountNumber();
        return number != null
                && (locked.takenNumbers().contains(number) || events.numbers().containsKey(number));
    }

    private Recorded record(CommandRequest request, Moment moment, List<Change> changes) {
        var outcome = events.add(request, moment.at(), changes);
        decidedHere.put(request.key(), new DecidedHere(outcome, request.fingerprint()));
        return outcome;
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

    private static final class DecidedHere {
        final Recorded outcome;
        final byte[] fingerprint;

        DecidedHere(Recorded outcome, byte[] fingerprint) {
            this.outcome = outcome;
            this.fingerprint = fingerprint;
        }

        Recorded replayed() {
            return outcome.asReplay();
        }
    }
}
