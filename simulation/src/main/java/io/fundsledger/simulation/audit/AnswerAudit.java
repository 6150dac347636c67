package io.fundsledger.simulation.audit;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.CommandRequest;
import io.fundsledger.command.lane.LaneAnswer;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.LaneAnswer.RecordedBefore;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.log.CommandHead;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What clients are told: what was acknowledged is in the log, once and as it was told (invariant 5), and what was refused or
 * foreseen rests on a state that the account had while the client waited (invariant 8).
 */
public final class AnswerAudit {

    private final LogAudit log;

    public AnswerAudit(LogAudit log) {
        this.log = log;
    }

    /** The versions of the accounts that commands are about, before they are sent. */
    public Map<UUID, Integer> versions(CommandBatch batch) {
        var versions = new HashMap<UUID, Integer>();
        for (var request : batch.requests()) {
            var accountId = request.command().accountId();
            versions.put(accountId, log.book(accountId).version());
        }
        return versions;
    }

    /**
     * Looks at the answers right after they were given.
     *
     * @param since the versions of the accounts before the commands were sent
     */
    public void check(CommandBatch batch, Map<UUID, Integer> since, List<LaneAnswer> answers) {
        Breach.unless(
                answers.size() == batch.requests().size(), () -> "%s got %d answers".formatted(batch, answers.size()));
        Breach.unless(
                batch.atomic()
                        || answers.stream()
                                .dropWhile(answer -> !answer.isNotNow())
                                .allMatch(LaneAnswer::isNotNow),
                () -> "of %s one was refused for now, and one after it was not: %s".formatted(batch, answers));
        for (var i = 0; i < answers.size(); i++) {
            var request = batch.requests().get(i);
            var from = since.getOrDefault(request.command().accountId(), 0);
            switch (answers.get(i)) {
                case Done(var outcome) -> check(batch, request, from, outcome);
                case RecordedBefore(var before) ->
                    Breach.unless(
                            head(request).parts().equals(before.parts()),
                            () -> "%s is told to be %s (invariant 5)".formatted(request.key(), before.parts()));
            }
        }
    }

    private void check(CommandBatch batch, CommandRequest request, int since, Outcome outcome) {
        switch (outcome) {
            case Outcome.Recorded recorded -> recorded(request, recorded);
            case Outcome.Foreseen foreseen -> {
                if (batch.requests().size() == 1) {
                    foreseen(foreseen, since);
                }
            }
            case Outcome.Refused(var refusal) -> {
                if (batch.requests().size() == 1) {
                    refused(request, since, refusal);
                }
            }
            case Outcome.Failed(var cause) -> throw new IllegalStateException("a command failed", cause);
        }
    }

    private void recorded(CommandRequest request, Outcome.Recorded recorded) {
        var own = head(request).parts().getFirst();
        Breach.unless(
                own.accountId().equals(recorded.accountId()) && own.last() == recorded.entryId(),
                () -> "%s is told to be version %d of %s, and is %s (invariant 5)"
                        .formatted(request.key(), recorded.entryId(), recorded.accountId(), own));
        var told = recorded.account().balance().minor();
        var is = log.book(own.accountId()).at(Math.toIntExact(own.last())).balance();
        Breach.unless(told == is, () -> "%s is told a balance of %d, which is %d".formatted(request.key(), told, is));
    }

    /** What the log has of a command that is told to be there. */
    private CommandHead head(CommandRequest request) {
        var head = log.commands().get(request.key());
        if (head == null) {
            throw new Breach("%s was acknowledged, and is not in the log (invariant 5)".formatted(request.key()));
        }
        Breach.unless(
                Arrays.equals(head.fingerprint(), request.fingerprint()),
                () -> "%s was acknowledged for another command (invariant 5)".formatted(request.key()));
        return head;
    }

    private void foreseen(Outcome.Foreseen foreseen, int since) {
        var version = Math.toIntExact(foreseen.account().version()) - 1;
        Breach.unless(
                version >= since && version <= log.book(foreseen.accountId()).version(),
                () -> "a dry run rests on version %d of %s, which had come to %d before it was asked (invariant 8)"
                        .formatted(version, foreseen.accountId(), since));
    }

    private void refused(CommandRequest request, int since, Refusal refusal) {
        var book = log.book(request.command().accountId());
        var held = switch (refusal) {
            case AccountNotFound(var accountId) ->
                !accountId.equals(request.command().accountId()) || since == 0;
            case VersionMismatch(var expected, var current) -> current >= since && current <= book.version();
            case InsufficientFunds(var accountId, var available, var requested) ->
                available == null
                        || IntStream.rangeClosed(since, book.version())
                                .anyMatch(version -> book.at(version).available() == available.minor());
            case IdempotencyKeyReused reused -> {
                var head = log.commands().get(request.key());
                yield head != null && !Arrays.equals(head.fingerprint(), request.fingerprint());
            }
            default -> true;
        };
        Breach.unless(
                held,
                () -> "%s was refused with %s, but the account was at version %d or later (invariant 8)"
                        .formatted(request.command(), refusal, since));
    }
}
