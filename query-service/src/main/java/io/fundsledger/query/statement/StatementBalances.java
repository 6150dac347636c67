package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The balances before and after a statement, in the caller's snapshot. */
@Repository
class StatementBalances {

    private final EntityManager views;

    StatementBalances(EntityManager views) {
        this.views = views;
    }

    StatementPlace start(Account account, StatementFilter filter) {
        return switch (filter.order()) {
            case VALUE -> startByValueDate(account, filter);
            case BOOKING -> startByBookingDate(account, filter);
        };
    }

    /** Back from the balance of now: what a statement of late costs does not depend on how old the account is. */
    private StatementPlace startByValueDate(Account account, StatementFilter filter) {
        var closing = decimal(account, account.balance().minor())
                .subtract(sum(account, filter.last().plusDays(1), StatementFilter.AFTER_ALL));
        var opening = filter.from() == null
                ? decimal(account, 0)
                : closing.subtract(sum(account, filter.first(), filter.last()));
        return StatementPlace.first(account.version(), opening, closing, filter.first());
    }

    /** In record order every line knows its balance. */
    private StatementPlace startByBookingDate(Account account, StatementFilter filter) {
        return StatementPlace.first(
                account.version(),
                decimal(account, balanceUpTo(account.accountId(), filter.first().minusDays(1))),
                decimal(account, balanceUpTo(account.accountId(), filter.last())),
                filter.first());
    }

    private BigDecimal sum(Account account, LocalDate from, LocalDate to) {
        var minor = views.createQuery("""
                        select sum(cast(l.amount as BigDecimal)) from StatementLine l
                        where l.accountId = :account and l.valueDate between :from and :to""", BigDecimal.class)
                .setParameter("account", account.accountId())
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
        return Optional.ofNullable(minor)
                .orElse(BigDecimal.ZERO)
                .movePointLeft(account.currency().decimals())
                .setScale(account.currency().decimals());
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
