package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Folding rows of the log into accounts; a version out of order is as loud as an event out of place (invariant 2). */
final class Replay {

    private Replay() {}

    static Account step(Account account, ResultSet row) throws SQLException {
        var version = row.getLong("version");
        if (version != account.version() + 1) {
            throw new IllegalStateException(
                    "the log holds version %d of an account after version %d".formatted(version, account.version()));
        }
        return account.evolve(EventRow.event(row));
    }
}
