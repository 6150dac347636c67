package io.fundsledger.benchmarks.bare;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What query-service answers of an account, field by field. */
record BareBalance(
        UUID accountId,
        String ownerId,
        @Nullable String accountNumber,
        String status,
        String currency,
        String balance,
        String held,
        String available,
        String overdraftLimit,
        long version,
        String position,
        Instant openedAt,
        Instant updatedAt) {

    static BareBalance of(ResultSet row) throws SQLException {
        var decimals = row.getInt("decimals");
        var balance = row.getLong("balance");
        var held = row.getLong("held");
        var limit = row.getLong("overdraft_limit");
        return new BareBalance(
                row.getObject("account_id", UUID.class),
                row.getString("owner_id"),
                row.getString("account_number"),
                row.getString("status"),
                row.getString("currency"),
                decimal(balance, decimals),
                decimal(held, decimals),
                decimal(balance + limit - held, decimals),
                decimal(limit, decimals),
                row.getLong("version"),
                row.getInt("log_partition") + ":" + row.getLong("log_position"),
                instant(row, "opened_at"),
                instant(row, "updated_at"));
    }

    private static String decimal(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
