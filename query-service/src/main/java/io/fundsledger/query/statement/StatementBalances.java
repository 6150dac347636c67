package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.account.DatedBalances;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The balances before and after a statement, in the caller's snapshot. */
@Repository
class StatementBalances {

    private final Accounts accounts;
    private final DatedBalances dated;
    private final EntityManager views;

    StatementBalances(Accounts accounts, DatedBalances dated, EntityManager views) {
        this.accounts = accounts;
        this.dated = dated;
        this.views = views;
    }

    StatementPlace start(Account account, StatementFilter filter) {
        return switch (filter.order()) {
            case VALUE -> startByValueDate(account, filter);
            case BOOKING -> startByBookingDate(account, filter);
        };
    }

    private StatementPlace startByValueDate(Account account, StatementFilter filter) {
        var opening = filter.from() == null
                ? decimal(account, 0)
                : dated.dated(account, filter.from().minusDays(1));
        var closing =
                filter.to() == null ? decimal(account, account.balance().minor()) : dated.dated(account, filter.to());
        return first(account, opening, closing, filter);
    }

    /** In record order every line knows its balance. */
    private StatementPlace startByBookingDate(Account account, StatementFilter filter) {
        return first(
                account,
                decimal(account, balanceUpTo(account.accountId(), filter.first().minusDays(1))),
                decimal(account, balanceUpTo(account.accountId(), filter.last())),
                filter);
    }

    private StatementPlace first(Account account, BigDecimal opening, BigDecimal closing, StatementFilter filter) {
        var hash = accounts.lastHash(account.accountId()).orElse(null);
        return StatementPlace.first(account, hash, opening, closing, filter.first());
    }

    private long balanceUpTo(UUID accountId, LocalDate day) {
        return views.createQuery("""
                        select l.balanceAfter from StatementLine l
                        where l.accountId = :account and l.bookingDate <= :day
                        order by l.bookingDate desc, l.version desc""", Long.class)
                .setParameter("account", accountId)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private static BigDecimal decimal(Account account, long minor) {
        return BigDecimal.valueOf(minor, account.currency().decimals());
    }
}
