package io.fundsledger.endtoend.audit;

import static io.fundsledger.endtoend.audit.Side.when;

import io.fundsledger.endtoend.bank.Command;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.events.OtherLeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an account once more, written from their description: what one command comes to at one point. Amounts so
 * large that a balance could not be counted are not thought of.
 */
final class Model {

    private final Ledger ledger;

    Model(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The accounts that a command is about, its own first; as if the entry that it names was there already. */
    List<UUID> accounts(Operation operation) {
        var accounts = new ArrayList<>(List.of(operation.accountId()));
        if (operation instanceof Operation.Transfer transfer) {
            accounts.add(transfer.toAccountId());
        }
        if (operation instanceof Operation.Reverse reverse) {
            var story = ledger.story(reverse.accountId());
            leg(story, reverse, story.versions()).ifPresent(leg -> accounts.add(leg.accountId()));
        }
        return accounts.stream().distinct().toList();
    }

    Verdict decide(Command command, Point point) {
        var operation = command.operation();
        var own = side(operation, operation.accountId(), point);
        if (operation instanceof Operation.Open(var account, var owner, var limit)) {
            return own.found() == null
                    ? own.accepted("opened for %s, limit %s".formatted(owner, limit))
                    : own.refusal(409, "account-already-exists");
        }
        return far(operation, own, point).map(far -> onTwo(command, own, far)).orElseGet(() -> onOne(command, own));
    }

    private Side side(Operation operation, UUID account, Point point) {
        var version = point.versions().get(account);
        return new Side(
                ledger.story(account),
                account,
                account.equals(operation.accountId()),
                version == null ? 0 : version,
                point.at());
    }

    private Optional<Side> far(Operation operation, Side own, Point point) {
        if (operation instanceof Operation.Transfer transfer) {
            return Optional.of(side(operation, transfer.toAccountId(), point));
        }
        return operation instanceof Operation.Reverse reverse
                ? leg(ledger.story(own.accountId()), reverse, own.version())
                        .map(leg -> side(operation, leg.accountId(), point))
                : Optional.empty();
    }

    private static Optional<OtherLeg> leg(AccountStory story, Operation.Reverse reverse, long version) {
        return Undoing.of(story.event(reverse.entryId(), version))
                .flatMap(undoing -> Optional.ofNullable(undoing.leg()));
    }

    private static Verdict onOne(Command command, Side own) {
        return usable(command.ifVersion(), own, null)
                .or(() -> OwnRules.refusal(command.operation(), own))
                .<Verdict>map(refusal -> refusal)
                .orElseGet(() -> own.accepted(OwnRules.event(command.operation(), own)));
    }

    private static Verdict onTwo(Command command, Side own, Side far) {
        var rules = new TransferRules(command.operation(), own, far);
        return when(own.accountId().equals(far.accountId()), () -> own.refusal(422, "same-account"))
                .or(() -> usable(command.ifVersion(), own, far))
                .or(rules::refusal)
                .<Verdict>map(refusal -> refusal)
                .orElseGet(rules::accepted);
    }

    private static Optional<Refusal> usable(@Nullable Long ifVersion, Side own, @Nullable Side far) {
        return own.notFound()
                .or(() -> Optional.ofNullable(far).flatMap(Side::notFound))
                .or(() -> own.otherVersion(ifVersion))
                .or(own::closed)
                .or(() -> Optional.ofNullable(far).flatMap(Side::closed));
    }
}
