package io.fundsledger.query.account;

import io.fundsledger.query.freshness.PositionReader;
import io.fundsledger.query.freshness.Projection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads balances of other moments than now, in the caller's snapshot; what that costs hardly grows with the history. */
@Repository
public class DatedBalances {

    private static final String KNOWN = """
            SELECT balance_after FROM views.statement_line
            WHERE account_id = :account AND version = views.version_at(:account, :asOf)""";
    private static final String KNOWN_AND_DATED =
            "SELECT views.balance_on(:account, views.version_at(:account, :asOf), :upTo)";
    private static final String DATED = "SELECT views.balance_on(:account, :version, :upTo)";

    private final Accounts accounts;
    private final PositionReader positions;
    private final JdbcClient jdbc;

    DatedBalances(Accounts accounts, PositionReader positions, JdbcClient jdbc) {
        this.accounts = accounts;
        this.positions = positions;
        this.jdbc = jdbc;
    }

    /** Empty if the account had not been opened by then. */
    public Optional<DatedBalance> find(UUID accountId, BalanceMoment moment) {
        return accounts.find(accountId)
                .filter(account -> moment.asOf() == null || !account.openedAt().isAfter(moment.asOf()))
                .map(account -> balance(account, moment));
    }

    /** What everything that is known of an account and dated up to a day comes to. */
    public BigDecimal dated(Account account, LocalDate upTo) {
        return balance(account, DATED, Map.of("version", account.version(), "upTo", upTo));
    }

    private DatedBalance balance(Account account, BalanceMoment moment) {
        var asOf = moment.asOf();
        if (asOf == null) {
            return new DatedBalance(account, moment, dated(account, Objects.requireNonNull(moment.valueDate())), false);
        }
        var settled = positions.isPast(Projection.ACCOUNTS, account.position().partition(), asOf);
        return new DatedBalance(account, moment, known(account, asOf, moment.valueDate()), settled);
    }

    /** @param upTo null is all days */
    private BigDecimal known(Account account, Instant asOf, @Nullable LocalDate upTo) {
        var instant = asOf.atOffset(ZoneOffset.UTC);
        return upTo == null
                ? balance(account, KNOWN, Map.of("asOf", instant))
                : balance(account, KNOWN_AND_DATED, Map.of("asOf", instant, "upTo", upTo));
    }

    /** Zero where there is no entry. */
    private BigDecimal balance(Account account, String sql, Map<String, ?> parameters) {
        var minor = jdbc.sql(sql)
                .param("account", account.accountId())
                .params(parameters)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
        return decimal(account, minor);
    }

    private static BigDecimal decimal(Account account, BigDecimal minor) {
        var decimals = account.currency().decimals();
        return minor.movePointLeft(decimals).setScale(decimals);
    }
}
