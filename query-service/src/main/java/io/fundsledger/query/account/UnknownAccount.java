package io.fundsledger.query.account;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.freshness.Positions;
import java.util.UUID;

/** The answer for an account that the view does not know, and how far the view is. */
public final class UnknownAccount {

    private UnknownAccount() {}

    public static ProblemException problem(UUID accountId, Positions positions) {
        return new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND, "No account %s is known here".formatted(accountId))
                .with("accountId", accountId)
                .header(Positions.HEADER, positions.header());
    }
}
