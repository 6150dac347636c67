package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.Reflected;
import java.io.IOException;

/**
 * Compares what query-service shows with what the log comes to. Each answer says which positions it reflects; the log is
 * checked on to exactly there before the two are compared, so that a ledger may be written to meanwhile.
 */
final class ViewsCheck {

    private final LiveLog log;
    private final Verification verification;
    private final LedgerQueries queries;
    private final Differences differences;

    ViewsCheck(LiveLog log, Verification verification, LedgerQueries queries, Differences differences) {
        this.log = log;
        this.verification = verification;
        this.queries = queries;
        this.differences = differences;
    }

    void run(ViewsAsked asked) throws IOException, InterruptedException {
        new AccountsView(this).compare();
        new BooksView(this).compare();
        if (asked == ViewsAsked.ALL) {
            new AccountDetails(this).compare();
        }
    }

    /** The answer, once the log is checked as far as it goes. */
    <T> T atItsPositions(Reflected<T> reflected) throws IOException, InterruptedException {
        for (var position : reflected.positions().entrySet()) {
            var check = verification.partitions().get(position.getKey());
            if (check != null && position.getValue() > check.position()) {
                log.extend(position.getKey(), position.getValue(), check);
            }
        }
        verification.extended();
        return reflected.answer();
    }

    Verification verification() {
        return verification;
    }

    LedgerQueries queries() {
        return queries;
    }

    Differences differences() {
        return differences;
    }
}
