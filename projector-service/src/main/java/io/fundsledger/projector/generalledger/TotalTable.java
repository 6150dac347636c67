package io.fundsledger.projector.generalledger;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.projector.generalledger.LedgerTotals.Share;
import io.fundsledger.projector.generalledger.LedgerTotals.Total;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.TableWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The totals of a generation, read and written in one statement for any number of them, in none for none. */
final class TotalTable {

    private static final String LOAD = """
            SELECT t.log_partition, t.ledger_account, t.currency, t.decimals, t.debits, t.credits
            FROM unnest(?::int[], ?::text[]) AS named (log_partition, ledger_account)
            JOIN {schema}.ledger_total t USING (log_partition, ledger_account)""";

    private static final String SAVE = """
            INSERT INTO {schema}.ledger_total (log_partition, ledger_account, currency, decimals, debits, credits)
            SELECT * FROM unnest(?::int[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::numeric[])
            ON CONFLICT (log_partition, ledger_account) DO UPDATE
            SET debits = excluded.debits, credits = excluded.credits""";

    private final JdbcClient jdbc;
    private final Generation generation;

    TotalTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** The given totals, as far as there are such. */
    Map<Share, Total> load(Collection<Share> shares) {
        var totals = new HashMap<Share, Total>();
        if (!shares.isEmpty()) {
            jdbc.sql(generation.in(LOAD))
                    .param(ints(shares, Share::logPartition))
                    .param(texts(shares, share -> share.account().name()))
                    .query(row -> {
                        totals.put(share(row), total(row));
                    });
        }
        return totals;
    }

    void save(Map<Share, Total> totals, TableWrites writes) {
        if (totals.isEmpty()) {
            return;
        }
        var all = List.copyOf(totals.entrySet());
        writes.change(
                generation.schema() + ".ledger_total",
                generation.in(SAVE),
                all.size(),
                List.of(
                        ints(all, total -> total.getKey().logPartition()),
                        texts(all, total -> total.getKey().account().name()),
                        texts(all, total -> total.getKey().account().currency()),
                        ints(all, total -> total.getKey().account().currency().decimals()),
                        texts(all, total -> total.getValue().debits()),
                        texts(all, total -> total.getValue().credits())));
    }

    private static Share share(ResultSet row) throws SQLException {
        var currency = new Currency(row.getString("currency"), row.getInt("decimals"));
        return new Share(row.getInt("log_partition"), new LedgerAccount(row.getString("ledger_account"), currency));
    }

    private static Total total(ResultSet row) throws SQLException {
        return new Total(
                row.getBigDecimal("debits").toBigIntegerExact(),
                row.getBigDecimal("credits").toBigIntegerExact());
    }
}
