package io.fundsledger.query.account;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.query.api.ContentTag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the view {@code views.account} has it.
 *
 * @param held by holds that are open and whose time is not over at the instant of reading
 * @param version of its last event
 * @param unexpiredHolds how many holds that are
 * @param position where its last event is in the log
 * @param updatedAt when that event was recorded
 */
public record Account(
        UUID accountId,
        String ownerId,
        @Nullable String accountNumber,
        String status,
        Money balance,
        Money held,
        Money overdraftLimit,
        long version,
        int unexpiredHolds,
        LogPosition position,
        Instant openedAt,
        Instant updatedAt) {

    static final String COLUMNS = "account_id, owner_id, account_number, status, currency, decimals, balance, held,"
            + " overdraft_limit, version, unexpired_holds, log_partition, log_position, opened_at, updated_at";

    /** Of the columns of {@code views.account}, in which amounts are minor units. */
    public static Account of(ResultSet row) throws SQLException {
        // With the decimals that the view was written with.
        var currency = new Currency(row.getString("currency"), row.getInt("decimals"));
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getString("owner_id"),
                row.getString("account_number"),
                row.getString("status"),
                new Money(row.getLong("balance"), currency),
                new Money(row.getLong("held"), currency),
                new Money(row.getLong("overdraft_limit"), currency),
                row.getLong("version"),
                row.getInt("unexpired_holds"),
                new LogPosition(row.getInt("log_partition"), row.getLong("log_position")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    public Currency currency() {
        return balance.currency();
    }

    /** What may leave the account now. */
    public Money available() {
        return balance.plus(overdraftLimit).minus(held);
    }

    /**
     * What tells one answer about this account from another. A hold expires without a new version; and where a view has been
     * corrected, or the end of the log was lost, the same version is another answer.
     */
    public String tag(Record answer) {
        return version + "-" + unexpiredHolds + "-" + ContentTag.of(answer);
    }
}
