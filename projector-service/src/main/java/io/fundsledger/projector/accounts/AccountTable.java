package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.RowValues;
import io.fundsledger.projector.projection.TableWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of a generation, read, added and changed in one statement for any number of rows. */
final class AccountTable {

    private static final String LOAD = """
            SELECT account_id, owner_id, account_number, currency, status, balance, overdraft_limit, held, open_holds,
                   expiring_holds, version, log_partition, log_position, hash, opened_at, updated_at
            FROM {schema}.account
            WHERE account_id = ANY (?::uuid[])""";

    private static final List<String> COLUMNS = List.of(
            "account_id",
            "owner_id",
            "account_number",
            "currency",
            "decimals",
            "opened_at",
            "log_partition",
            "status",
            "balance",
            "overdraft_limit",
            "held",
            "open_holds",
            "expiring_holds",
            "version",
            "log_position",
            "hash",
            "updated_at");

    // Seconds and microseconds apart: an interval is multiplied in floating point, which is exact for either.
    private static final String CHANGE = """
            UPDATE {schema}.account a
            SET status = after.status, balance = after.balance, overdraft_limit = after.overdraft_limit,
                held = after.held, open_holds = after.open_holds, expiring_holds = after.expiring_holds,
                version = after.version, log_position = after.log_position, hash = after.hash,
                updated_at = timestamptz 'epoch' + (after.updated_micros / 1000000) * interval '1 second'
                    + (after.updated_micros % 1000000) * interval '1 microsecond'
            FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[],
                        ?::bigint[], ?::bigint[], ?::bytea[], ?::bigint[])
                AS after (account_id, status, balance, overdraft_limit, held, open_holds, expiring_holds,
                          version, log_position, hash, updated_micros)
            WHERE a.account_id = after.account_id""";

    private final JdbcClient jdbc;
    private final Generation generation;

    AccountTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** The given accounts, as far as they exist: those that are known, and the others from the table. */
    List<AccountRow> complete(Map<UUID, AccountRow> known, Collection<UUID> accountIds) {
        var rows = new ArrayList<>(known.values());
        var unknown = accountIds.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            rows.addAll(load(unknown));
        }
        return rows;
    }

    private List<AccountRow> load(Collection<UUID> accountIds) {
        return jdbc.sql(generation.in(LOAD))
                .param(texts(accountIds, id -> id))
                .query((row, number) -> account(row))
                .list();
    }

    /** Adds accounts that are not there yet. */
    void add(Collection<AccountRow> accounts, TableWrites writes) {
        writes.add(name(), COLUMNS, accounts, AccountTable::write);
    }

    private static void write(AccountRow account, RowValues values) {
        var state = account.state();
        values.uuid(account.accountId())
                .text(account.ownerId())
                .text(account.accountNumber())
                .text(account.currency().code())
                .shortInt(account.currency().decimals())
                .instant(account.openedAt())
                .integer(account.logPartition())
                .text(state.status().word())
                .bigint(state.balance().minor())
                .bigint(state.overdraftLimit().minor())
                .bigint(state.held().minor())
                .integer(state.openHolds())
                .integer(state.expiringHolds())
                .bigint(account.version())
                .bigint(account.logPosition())
                .bytes(account.hash())
                .instant(account.updatedAt());
    }

    /** Brings accounts that are there to where they are now. */
    void change(Collection<AccountRow> accounts, TableWrites writes) {
        if (accounts.isEmpty()) {
            return;
        }
        writes.change(
                name(),
                generation.in(CHANGE),
                accounts.size(),
                List.of(
                        texts(accounts, AccountRow::accountId),
                        texts(accounts, account -> account.state().status().word()),
                        longs(accounts, account -> account.state().balance().minor()),
                        longs(
                                accounts,
                                account -> account.state().overdraftLimit().minor()),
                        longs(accounts, account -> account.state().held().minor()),
                        ints(accounts, account -> account.state().openHolds()),
                        ints(accounts, account -> account.state().expiringHolds()),
                        longs(accounts, AccountRow::version),
                        longs(accounts, AccountRow::logPosition),
                        accounts.stream().map(AccountRow::hash).toArray(byte[][]::new),
                        longs(accounts, account -> ChronoUnit.MICROS.between(Instant.EPOCH, account.updatedAt()))));
    }

    private String name() {
        return generation.schema() + ".account";
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
                row.getBytes("hash"),
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
