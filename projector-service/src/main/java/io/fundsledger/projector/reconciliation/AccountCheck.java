package io.fundsledger.projector.reconciliation;

import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether accounts come to what their statement lines and holds come to, in one snapshot. */
final class AccountCheck {

    private static final String FIGURES = """
            SELECT a.account_id, a.log_partition, a.log_position,
                   a.balance = coalesce(last_line.balance_after, 0) AS balance_agrees,
                   a.version >= coalesce(last_line.version, 0) AS version_agrees,
                   a.held = holds.held AND a.open_holds = holds.number AND a.expiring_holds = holds.expiring AS held_agrees
            FROM ({accounts}) AS a
            LEFT JOIN LATERAL (
                SELECT l.balance_after, l.version FROM {schema}.statement_line l
                WHERE l.account_id = a.account_id ORDER BY l.version DESC LIMIT 1) AS last_line ON true
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(h.amount), 0) AS held, count(*) AS number, count(h.expires_at) AS expiring
                FROM {schema}.hold h WHERE h.account_id = a.account_id AND h.ended_by IS NULL) AS holds
            ORDER BY a.account_id""";
    private static final String AFTER = FIGURES.replace(
            "{accounts}", "SELECT * FROM {schema}.account WHERE account_id > :after ORDER BY account_id LIMIT :limit");
    private static final String NAMED =
            FIGURES.replace("{accounts}", "SELECT * FROM {schema}.account WHERE account_id = ANY (:named::uuid[])");

    private final JdbcClient jdbc;
    private final CutReader snapshots;

    AccountCheck(JdbcClient jdbc, CutReader snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    private record Account(UUID accountId, LogPosition at, TreeSet<String> what) {}

    /** The accounts after one, by id. */
    Slice<UUID> after(UUID account, int limit) {
        return snapshots.read(cut -> {
            var accounts = jdbc.sql(cut.generation(ReconciledView.ACCOUNTS).in(AFTER))
                    .param("after", account)
                    .param("limit", limit)
                    .query((row, number) -> account(row))
                    .list();
            var next = accounts.size() < limit ? null : accounts.getLast().accountId();
            return new Slice<>(cut, accounts.size(), next, findings(accounts), Sums.none());
        });
    }

    /** Some accounts once more. */
    List<Finding> again(List<UUID> accounts) {
        return snapshots.read(cut ->
                findings(jdbc.sql(cut.generation(ReconciledView.ACCOUNTS).in(NAMED))
                        .param("named", texts(accounts, id -> id))
                        .query((row, number) -> account(row))
                        .list()));
    }

    private static Account account(ResultSet row) throws SQLException {
        var what = new TreeSet<String>();
        for (var figure : List.of("balance", "version", "held")) {
            if (!row.getBoolean(figure + "_agrees")) {
                what.add(figure);
            }
        }
        return new Account(
                row.getObject("account_id", UUID.class),
                new LogPosition(row.getInt("log_partition"), row.getLong("log_position")),
                what);
    }

    private static List<Finding> findings(List<Account> accounts) {
        var findings = new ArrayList<Finding>();
        for (var account : accounts) {
            if (!account.what().isEmpty()) {
                findings.add(new Finding(
                        new Subject.OfAccount(account.accountId()),
                        EnumSet.of(ReconciledView.ACCOUNTS),
                        account.what(),
                        account.at()));
            }
        }
        return findings;
    }
}
