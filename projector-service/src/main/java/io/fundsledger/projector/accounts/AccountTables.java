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
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a generation of accounts, read and written in one statement for any number of rows. */
final class AccountTables {

    private static final String LOAD = """
            SELECT account_id, owner_id, account_number, currency, balance, overdraft_limit, version,
                   log_partition, log_position, opened_at, updated_at
            FROM {schema}.account
            WHERE account_id = ANY (?::uuid[])""";

    private static final String SAVE = """
            INSERT INTO {schema}.account AS a
                (account_id, owner_id, account_number, currency, decimals, status, balance, held, overdraft_limit,
                 version, log_partition, log_position, opened_at, updated_at)
            SELECT id, owner, number, currency, decimals, 'open', balance, 0, overdraft, version, part, pos, opened, updated
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::int[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                AS row (id, owner, number, currency, decimals, balance, overdraft, version, part, pos, opened, updated)
            ON CONFLICT (account_id) DO UPDATE
            SET balance = excluded.balance, version = excluded.version, log_position = excluded.log_position,
                updated_at = excluded.updated_at""";

    private static final String ADD_LINES = """
            INSERT INTO {schema}.statement_line
                (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at,
                 category, description, counterparty, reference, reason, event_id, log_partition, log_position)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::date[], ?::date[],
                                 ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                                 ?::int[], ?::bigint[])""";

    private final JdbcClient jdbc;
    private final Generation generation;

    AccountTables(JdbcClient jdbc, Generation generation) {
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
                .param(longs(accounts, account -> account.balance().minor()))
                .param(longs(accounts, account -> account.overdraftLimit().minor()))
                .param(longs(accounts, AccountRow::version))
                .param(ints(accounts, AccountRow::logPartition))
                .param(longs(accounts, AccountRow::logPosition))
                .param(texts(accounts, AccountRow::openedAt))
                .param(texts(accounts, AccountRow::updatedAt))
                .update();
    }

    /** @param zone in which an instant of recording becomes a booking date */
    void add(List<StatementLine> lines, ZoneId zone) {
        jdbc.sql(generation.in(ADD_LINES))
                .param(texts(lines, line -> line.recorded().accountId()))
                .param(longs(lines, line -> line.recorded().accountVersion()))
                .param(texts(lines, line -> line.type().column()))
                .param(longs(lines, line -> line.amount().minor()))
                .param(longs(lines, line -> line.balanceAfter().minor()))
                .param(texts(lines, StatementLine::valueDate))
                .param(texts(lines, line -> line.bookingDate(zone)))
                .param(texts(lines, line -> line.recorded().recordedAt()))
                .param(texts(lines, StatementLine::category))
                .param(texts(lines, StatementLine::description))
                .param(texts(lines, StatementLine::counterparty))
                .param(texts(lines, StatementLine::reference))
                .param(texts(lines, StatementLine::reason))
                .param(texts(lines, line -> line.recorded().eventId()))
                .param(ints(lines, line -> line.recorded().partition()))
                .param(longs(lines, line -> line.recorded().position()))
                .update();
    }

    void delete(Collection<Integer> logPartitions) {
        for (var table : List.of("{schema}.statement_line", "{schema}.account")) {
            jdbc.sql(generation.in("DELETE FROM " + table + " WHERE log_partition = ANY (?::int[])"))
                    .param(ints(logPartitions, Integer::intValue))
                    .update();
        }
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        var currency = Currency.of(row.getString("currency"));
        return new AccountRow(
                row.getObject("account_id", UUID.class),
                row.getString("owner_id"),
                row.getString("account_number"),
                new Money(row.getLong("balance"), currency),
                new Money(row.getLong("overdraft_limit"), currency),
                row.getLong("version"),
                row.getInt("log_partition"),
                row.getLong("log_position"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
