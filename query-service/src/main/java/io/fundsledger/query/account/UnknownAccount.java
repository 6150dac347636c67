package io.fundsledger.query.account;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.freshness.Positions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer for an account that the view does not know, and how far the view is. */
public final class UnknownAccount {

    private UnknownAccount() {}

    public static ProblemException problem(UUID accountId, Positions positions) {
        return problem(accountId, null, positions);
    }

    /** @param asOf by when the account had to be there; null is now */
    static ProblemException problem(UUID accountId, @Nullable Instant asOf, Positions positions) {
        var then = asOf == null ? "is known here" : "was open at " + asOf;
        return new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND, "No account %s %s".formatted(accountId, then))
                .with("accountId", accountId)
                .header(Positions.HEADER, positions.header());
    }
}
