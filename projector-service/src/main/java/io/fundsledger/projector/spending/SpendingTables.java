package io.fundsledger.projector.spending;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.projector.projection.Generation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a generation, read and written in one statement for any number of rows, in none for none. */
final class SpendingTables {

    private static final String ACCOUNTS = """
            SELECT account_id, currency, decimals, log_partition
            FROM {schema}.spending_account
            WHERE account_id = ANY (?::uuid[])""";

    private static final String OPEN = """
            INSERT INTO {schema}.spending_account (account_id, currency, decimals, log_partition)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[], ?::int[])""";

    private static final String ADD = """
            INSERT INTO {schema}.spending AS s (account_id, year, month, category, spent, received, log_partition)
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::numeric[], ?::numeric[], ?::int[])
            ON CONFLICT (account_id, year, month, category) DO UPDATE
            SET spent = s.spent + excluded.spent, received = s.received + excluded.received""";

    private final JdbcClient jdbc;
    private final Generation generation;

    SpendingTables(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** The given accounts, as far as there are such. */
    List<SpendingAccount> accounts(Collection<UUID> accountIds) {
        return jdbc.sql(generation.in(ACCOUNTS))
                .param(texts(accountIds, id -> id))
                .query((row, number) -> new SpendingAccount(
                        row.getObject("account_id", UUID.class),
                        new Currency(row.getString("currency"), row.getInt("decimals")),
                        row.getInt("log_partition")))
                .list();
    }

    void open(List<SpendingAccount> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(OPEN))
                .param(texts(accounts, SpendingAccount::accountId))
                .param(texts(accounts, SpendingAccount::currency))
                .param(ints(accounts, account -> account.currency().decimals()))
                .param(ints(accounts, SpendingAccount::logPartition))
                .update();
    }

    void add(Map<Slice, Moved> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var slices = List.copyOf(moved.entrySet());
        jdbc.sql(generation.in(ADD))
                .param(texts(slices, slice -> slice.getKey().account().accountId()))
                .param(ints(slices, slice -> slice.getKey().month().getYear()))
                .param(ints(slices, slice -> slice.getKey().month().getMonthValue()))
                .param(texts(slices, slice -> slice.getKey().category()))
                .param(texts(slices, slice -> slice.getValue().spent()))
                .param(texts(slices, slice -> slice.getValue().received()))
                .param(ints(slices, slice -> slice.getKey().account().logPartition()))
                .update();
    }

    void forget(Collection<Integer> partitions) {
        for (var table : List.of("spending", "spending_account")) {
            jdbc.sql(generation.in("DELETE FROM {schema}." + table + " WHERE log_partition = ANY (?::int[])"))
                    .param(ints(partitions, Integer::intValue))
                    .update();
        }
    }
}
