package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of a generation, read and written in one statement for any number of rows. */
final class AccountTable {

    private static final String LOAD = """
            SELECT account_id, owner_id, account_number, currency, status, balance, overdraft_limit, held, open_holds,
                   expiring_holds, version, log_partition, log_position, opened_at, updated_at
            FROM {schema}.account
            WHERE account_id = ANY (?::uuid[])""";

    private static final String SAVE = """
            INSERT INTO {schema}.account AS a
                (account_id, owner_id, account_number, currency, decimals, opened_at, log_partition, status, balance,
                 overdraft_limit, held, open_holds, expiring_holds, version, log_position, updated_at)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::int[],
                                 ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[],
                                 ?::bigint[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT (account_id) DO UPDATE
            SET status = excluded.status, balance = excluded.balance, overdraft_limit = excluded.overdraft_limit,
                held = excluded.held, open_holds = excluded.open_holds, expiring_holds = excluded.expiring_holds,
                version = excluded.version, log_position = excluded.log_position, updated_at = excluded.updated_at""";

    private final JdbcClient jdbc;
    private final Generation generation;

    AccountTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    List<AccountRow> load(Collection<UUID> accountIds) {
        return jdbc.sql(generation.in(LOAD))
                .param(texts(accountIds, id -> id))
                .query((row, number) -> account(row))
                .list();
    }

    void save(Collection<AccountRow> accounts) {
        jdbc.sql(generation.in(SAVE))
                .param(texts(accounts, AccountRow::accountId))
                .param(texts(accounts, AccountRow::ownerId))
                .param(texts(accounts, AccountRow::accountNumber))
                .param(texts(accounts, AccountRow::currency))
                .param(ints(accounts, account -> account.currency().decimals()))
                .param(texts(accounts, AccountRow::openedAt))
                .param(ints(accounts, AccountRow::logPartition))
                .param(texts(accounts, account -> account.state().status().word()))
                .param(longs(accounts, account -> account.state().balance().minor()))
                .param(longs(
                        accounts, account -> account.state().overdraftLimit().minor()))
                .param(longs(accounts, account -> account.state().held().minor()))
                .param(ints(accounts, account -> account.state().openHolds()))
                .param(ints(accounts, account -> account.state().expiringHolds()))
                .param(longs(accounts, AccountRow::version))
                .param(longs(accounts, AccountRow::logPosition))
                .param(texts(accounts, AccountRow::updatedAt))
                .update();
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getObject("account_id", UUID.class),
                row.getString("owner_id"),
                row.getString("account_number"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("log_partition"),
                state(row, Currency.of(row.getString("currency"))),
                row.getLong("version"),
                row.getLong("log_position"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static AccountState state(ResultSet row, Currency currency) throws SQLException {
        return new AccountState(
                AccountStatus.ofWord(row.getString("status")),
                new Money(row.getLong("balance"), currency),
                new Money(row.getLong("overdraft_limit"), currency),
                new Money(row.getLong("held"), currency),
                row.getInt("open_holds"),
                row.getInt("expiring_holds"));
    }
}
