package io.fundsledger.query.statement;

import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.Snapshot;
import io.fundsledger.query.statement.document.Anchor;
import io.fundsledger.query.statement.document.StatementHead;
import io.fundsledger.query.statement.document.StatementPeriod;
import io.fundsledger.query.statement.document.StatementWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads whole statements a page at a time, each page in a snapshot of its own: no reader, however slow, holds a connection
 * or stands in the way of a new generation of the views. What the pages have in common is pinned by the first.
 */
@Component
class WholeStatements {

    static final int PAGE = 1_000;

    private static final Freshness AS_IT_IS = new Freshness(List.of(), Duration.ZERO);

    private final Statements statements;
    private final FreshReads freshReads;

    WholeStatements(Statements statements, FreshReads freshReads) {
        this.statements = statements;
        this.freshReads = freshReads;
    }

    /** Reads as much as says whether there can be such a document. */
    Snapshot<StatementDocument> open(
            UUID accountId, StatementFilter filter, StatementWriter writer, Freshness freshness) {
        var snapshot = freshReads.read(
                Projection.ACCOUNTS,
                freshness,
                () -> statements
                        .page(accountId, filter, null, PAGE)
                        .map(page -> new Beginning(page, statements.period(page.account(), filter))));
        var beginning = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var generation = snapshot.positions().generation();
        var entries = new PagedEntries(
                beginning.page(),
                (page, running) ->
                        next(page.account().accountId(), filter, page.next(filter.order(), running), generation));
        return new Snapshot<>(new StatementDocument(beginning.head(filter), entries, writer), snapshot.positions());
    }

    private StatementPage next(UUID accountId, StatementFilter filter, StatementPlace after, int generation) {
        Snapshot<Optional<StatementPage>> snapshot =
                freshReads.read(Projection.ACCOUNTS, AS_IT_IS, () -> statements.page(accountId, filter, after, PAGE));
        if (snapshot.positions().generation() != generation) {
            throw new ProblemException(
                    ProblemCode.STORE_UNAVAILABLE, "Readers were switched to another generation of the view meanwhile");
        }
        return snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
    }

    /** What the first snapshot says. */
    private record Beginning(StatementPage page, StatementPeriod period) {

        StatementHead head(StatementFilter filter) {
            var account = page.account();
            var place = page.place();
            return new StatementHead(
                    account.accountId(),
                    account.accountNumber(),
                    account.ownerId(),
                    account.currency(),
                    period,
                    filter.order().wireName(),
                    place.opening(),
                    place.closing(),
                    anchor());
        }

        private Anchor anchor() {
            var hash = page.place().hash();
            if (hash == null) {
                throw new ProblemException(
                        ProblemCode.STORE_UNAVAILABLE,
                        "The view does not know yet what a document has to say: the projector makes it again");
            }
            var account = page.account();
            return new Anchor(account.version(), account.position(), hash, account.updatedAt());
        }
    }
}
