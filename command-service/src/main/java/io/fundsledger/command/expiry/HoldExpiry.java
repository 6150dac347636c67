package io.fundsledger.command.expiry;

import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.ByAccount;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
import io.fundsledger.command.account.Refusal.CommandNotEnabled;
import io.fundsledger.command.account.Refusal.HoldsOpen;
import io.fundsledger.command.account.Refusal.NotNow;
import io.fundsledger.command.expiry.Ending.Ended;
import io.fundsledger.command.expiry.Ending.HeldUp;
import io.fundsledger.command.expiry.Ending.Undecidable;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Failed;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.DueHold;
import io.fundsledger.command.log.DueHolds;
import io.fundsledger.events.CommandKeyHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;

/** Ends holds, each by a command that goes the way of all others. */
final class HoldExpiry {

    /** No caller can have this name: theirs have no slash. */
    static final String ACTOR = "ledger/expiry";

    private final DueHolds holds;
    private final Function<CommandBatch, List<Outcome>> commands;

    /**
     * The way in which holds end.
     *
     * @param commands answers each command of a batch, within a bounded time
     */
    HoldExpiry(DueHolds holds, Function<CommandBatch, List<Outcome>> commands) {
        this.holds = holds;
        this.commands = commands;
    }

    /**
     * Ends holds, and all others of their accounts that are overdue. What fails with one fails for that one only.
     *
     * @return what came of each, in order
     * @throws DataAccessException if the store cannot be read
     */
    List<Ending> end(List<DueHold> overdue) {
        try {
            return endTogether(overdue);
        } catch (DataAccessException storeAway) {
            throw storeAway;
        } catch (RuntimeException cause) {
            return overdue.size() == 1 ? List.of(new Undecidable(overdue.getFirst(), cause)) : endOneByOne(overdue);
        }
    }

    private List<Ending> endOneByOne(List<DueHold> overdue) {
        return overdue.stream().flatMap(hold -> end(List.of(hold)).stream()).toList();
    }

    private List<Ending> endTogether(List<DueHold> overdue) {
        var requests = overdue.stream().map(HoldExpiry::request).toList();
        var outcomes = commands.apply(new CommandBatch(requests, false, false));
        var endings = new ArrayList<Ending>();
        for (var i = 0; i < outcomes.size(); i++) {
            if (overdue.size() > 1 && isOfItsPartition(outcomes.get(i))) {
                endings.addAll(endOneByOne(overdue.subList(i, overdue.size())));
                return endings;
            }
            endings.add(ending(overdue.get(i), outcomes.get(i)));
        }
        return endings;
    }

    /** Those after it were refused with it, and other accounts' holds do not depend on it. */
    private static boolean isOfItsPartition(Outcome outcome) {
        return outcome instanceof Refused(var refusal) && refusal instanceof ClockBehindLog;
    }

    private Ending ending(DueHold hold, Outcome outcome) {
        return switch (outcome) {
            case Recorded recorded ->
                recorded.replayed()
                        ? forget(hold)
                        : new Ended(recorded.eventIds().size());
            case Refused(var refusal) -> refused(hold, refusal);
            case Failed(var cause) -> new Undecidable(hold, cause);
            case Foreseen unasked -> throw new IllegalStateException("no forecast was asked for: " + unasked);
        };
    }

    /** Whether the hold is over is the account's to say. */
    private Ending refused(DueHold hold, Refusal refusal) {
        return switch (refusal) {
            case HoldsOpen notYet -> new Ended(0);
            case ByAccount over -> forget(hold);
            case NotNow notNow -> new HeldUp(notNow.toString());
            case CommandNotEnabled notYet -> new HeldUp(notYet.toString());
            case Refusal other -> new Undecidable(hold, new IllegalStateException("refused: " + other));
        };
    }

    /** It was due although it had ended: an instance of an older release ended it. */
    private Ending forget(DueHold hold) {
        holds.forget(hold);
        return new Ended(0);
    }

    /** The key says all of the content, so that its hash does for the content's. */
    private static CommandRequest request(DueHold hold) {
        var key = hold.accountId() + ":" + hold.holdId();
        return new CommandRequest(
                new ExpireHold(hold.accountId(), hold.holdId()),
                new CommandKey(ACTOR, key),
                HexFormat.of().parseHex(CommandKeyHash.of(ACTOR, key)),
                null,
                null,
                null);
    }
}
