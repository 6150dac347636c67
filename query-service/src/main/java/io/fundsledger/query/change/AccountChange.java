package io.fundsledger.query.change;

import io.fundsledger.query.account.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one event left of an account. No figure comes from a clock, so it is the same whenever it is read: a hold counts until an
 * event ends it.
 *
 * @param after the account, with the version and the position of the event, and when that was recorded
 * @param event its name, such as {@code money-withdrawn}
 * @param entry what it did to the balance; null if that stayed as it was
 */
public record AccountChange(
        Account after, String event, UUID eventId, @Nullable ChangedBalance entry) {

    static AccountChange of(ResultSet row) throws SQLException {
        var after = Account.of(row);
        var entry = row.getString("type") == null ? null : ChangedBalance.of(row, after.currency());
        var event = entry == null ? row.getString("event") : entry.event();
        return new AccountChange(after, event, row.getObject("event_id", UUID.class), entry);
    }

    public long version() {
        return after.version();
    }
}
