package io.fundsledger.query.account;

import io.fundsledger.query.freshness.PositionReader;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads balances of other moments than now, each in one snapshot; what that costs hardly grows with the history. */
@Repository
public class DatedBalances {

    private static final String VERSION_AT = "SELECT views.version_at(?, ?)";
    private static final String BALANCE_ON = "SELECT views.balance_on(?, ?, ?)";
    private static final String BALANCE_AFTER =
            "SELECT balance_after FROM views.statement_line WHERE account_id = ? AND version = ?";

    private final Accounts accounts;
    private final PositionReader positions;
    private final JdbcClient jdbc;

    DatedBalances(Accounts accounts, PositionReader positions, JdbcClient jdbc) {
        this.accounts = accounts;
        this.positions = positions;
        this.jdbc = jdbc;
    }

    /** Empty if the account had not been opened by then. */
    @Transactional(readOnly = true)
    public Snapshot<Optional<DatedBalance>> find(UUID accountId, BalanceMoment moment) {
        var snapshot = accounts.find(accountId);
        var known = snapshot.value()
                .filter(account -> moment.asOf() == null || !account.openedAt().isAfter(moment.asOf()));
        return new Snapshot<>(known.map(account -> balance(account, moment)), snapshot.positions());
    }

    /** What everything that is known of an account, in the caller's snapshot, and dated up to a day comes to. */
    public BigDecimal dated(Account account, LocalDate upTo) {
        return dated(account, account.version(), upTo);
    }

    private DatedBalance balance(Account account, BalanceMoment moment) {
        var asOf = moment.asOf();
        var version = asOf == null ? account.version() : versionAt(account, asOf);
        var balance = moment.valueDate() == null
                ? decimal(account, BigDecimal.valueOf(balanceAfter(account, version)))
                : dated(account, version, moment.valueDate());
        var partition = account.position().partition();
        return new DatedBalance(
                account, moment, balance, asOf != null && positions.isPast(Projection.ACCOUNTS, partition, asOf));
    }

    /** Of the last entry by then; 0 if there was none. */
    private long versionAt(Account account, Instant instant) {
        return jdbc.sql(VERSION_AT)
                .params(account.accountId(), instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long balanceAfter(Account account, long version) {
        return jdbc.sql(BALANCE_AFTER)
                .params(account.accountId(), version)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private BigDecimal dated(Account account, long version, LocalDate upTo) {
        return decimal(
                account,
                jdbc.sql(BALANCE_ON)
                        .params(account.accountId(), version, upTo)
                        .query(BigDecimal.class)
                        .single());
    }

    private static BigDecimal decimal(Account account, BigDecimal minor) {
        var decimals = account.currency().decimals();
        return minor.movePointLeft(decimals).setScale(decimals);
    }
}
