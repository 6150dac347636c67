package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.AccountDecider;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Refused;
import io.fundsledger.command.account.Moment;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
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
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final EventIds ids;
    private final Instant now;
    private final Duration clockTolerance;
    private final List<NewEvent> events = new ArrayList<>();
    private final Map<String, UUID> numbers = new HashMap<>();
    private final Map<CommandKey, DecidedHere> decidedHere = new HashMap<>();

    BatchDecision(
            LedgerIdentity ledger,
            LockedLog locked,
            BatchAccounts accounts,
            EventIds ids,
            Instant now,
            Duration clockTolerance) {
        this.ledger = ledger;
        this.locked = locked;
        this.heads = new BatchHeads(locked.heads());
        this.accounts = accounts;
        this.ids = ids;
        this.now = now;
        this.clockTolerance = clockTolerance;
    }

    List<NewEvent> events() {
        return events;
    }

    Map<String, UUID> numbers() {
        return numbers;
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
        var partition = ledger.partitionOf(request.command().accountId());
        var behind = heads.clockBehind(partition, now);
        return behind.compareTo(clockTolerance) > 0
                ? refused(new ClockBehindLog(behind.toSeconds()))
                : decide(request, partition, new Moment(heads.notBefore(partition, now), ledger.zone()));
    }

    private LaneAnswer decide(CommandRequest request, int partition, Moment moment) {
        var command = request.command();
        var account = stateFor(command);
        return switch (AccountDecider.decide(command, account, moment)) {
            case Refused(var refusal) -> refused(refusal);
            case Accepted(var happened) -> new Done(record(request, partition, moment, account, happened));
        };
    }

    private Account stateFor(AccountCommand command) {
        var account = accounts.get(command.accountId());
        return switch (command) {
            case OpenAccount open when account instanceof Unopened && isTaken(open) -> new Unopened(true);
            case OpenAccount open -> account;
            case Deposit deposit -> account;
            case Withdraw withdraw -> account;
        };
    }

    private boolean isTaken(OpenAccount open) {
        var number = open.accountNumber();
        return number != null && (locked.takenNumbers().contains(number) || numbers.containsKey(number));
    }

    private Recorded record(
            CommandRequest request, int partition, Moment moment, Account before, List<AccountEvent> happened) {
        var account = before;
        var made = new ArrayList<RecordedEvent>();
        for (var event : happened) {
            account = account.evolve(event);
            made.add(NewEvents.recorded(
                    request,
                    ledger,
                    heads.of(partition),
                    account.version(),
                    ids.next(moment.at()),
                    moment.at(),
                    event,
                    made.isEmpty()));
            heads.moveTo(made.getLast());
        }
        append(request, made);
        var outcome = recorded(request, (Opened) account, made);
        accounts.put(request.command().accountId(), account);
        decidedHere.put(request.key(), new DecidedHere(outcome, request.fingerprint()));
        return outcome;
    }

    private void append(CommandRequest request, List<RecordedEvent> made) {
        var key = request.key().idempotencyKey();
        events.add(new NewEvent(made.getFirst(), key, request.fingerprint()));
        made.stream().skip(1).forEach(event -> events.add(new NewEvent(event, null, null)));
        if (request.command() instanceof OpenAccount open && open.accountNumber() != null) {
            numbers.put(open.accountNumber(), open.accountId());
        }
    }

    private static Recorded recorded(CommandRequest request, Opened account, List<RecordedEvent> made) {
        var last = made.getLast();
        return new Recorded(
                request.command().accountId(),
                account,
                last.logPosition(),
                last.recordedAt(),
                made.stream().map(RecordedEvent::eventId).toList(),
                last.accountVersion(),
                false);
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
