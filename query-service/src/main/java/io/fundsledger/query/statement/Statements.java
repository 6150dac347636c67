package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.statement.document.StatementPeriod;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads pages of statements, in the caller's snapshot. */
@Repository
class Statements {

    private final Accounts accounts;
    private final StatementBalances balances;
    private final EntityManager views;

    Statements(Accounts accounts, StatementBalances balances, EntityManager views) {
        this.accounts = accounts;
        this.balances = balances;
        this.views = views;
    }

    /** The page that starts after a place or at the beginning, read with one line more than it has, if there is one. */
    public Optional<StatementPage> page(
            UUID accountId, StatementFilter filter, @Nullable StatementPlace after, int limit) {
        return accounts.find(accountId).map(account -> page(account, filter, after, limit));
    }

    /** The days that a statement is of: those of its filter or, where that leaves them open, of its lines. */
    public StatementPeriod period(Account account, StatementFilter filter) {
        var opened = LocalDate.ofInstant(account.openedAt(), ZoneOffset.UTC);
        var first = day(account, filter, "min").orElse(opened);
        var last = day(account, filter, "max").orElse(opened);
        var from = filter.from() != null ? filter.from() : earlier(first, filter.last());
        return new StatementPeriod(from, filter.to() != null ? filter.to() : later(last, from));
    }

    private Optional<LocalDate> day(Account account, StatementFilter filter, String bound) {
        return views.createQuery(
                        "select %s(l.%s) from StatementLine l where l.accountId = :account"
                                .formatted(bound, filter.order().dateField()),
                        LocalDate.class)
                .setParameter("account", account.accountId())
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private StatementPage page(Account account, StatementFilter filter, @Nullable StatementPlace after, int limit) {
        var place = after != null ? after : balances.start(account, filter);
        if (account.version() < place.pinned()) {
            throw new ProblemException(
                    ProblemCode.POSITION_NOT_REACHED, "The view is behind the one that the page before was read from");
        }
        return new StatementPage(account, place, lines(account.accountId(), filter, place, limit + 1), limit);
    }

    private List<StatementLine> lines(UUID accountId, StatementFilter filter, StatementPlace place, int limit) {
        return views.createQuery("""
                        select l from StatementLine l
                        where l.accountId = :account and l.version <= :pinned
                        and (l.%1$s, l.version) > (:date, :version) and l.%1$s <= :last
                        order by l.%1$s, l.version""".formatted(filter.order().dateField()), StatementLine.class)
                .setParameter("account", accountId)
                .setParameter("pinned", place.pinned())
                .setParameter("date", place.date())
                .setParameter("version", place.version())
                .setParameter("last", filter.last())
                .setMaxResults(limit)
                .getResultList();
    }
}
