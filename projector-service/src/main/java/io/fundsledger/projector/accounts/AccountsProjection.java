package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import io.fundsledger.projector.projection.TableWrites;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Balances now and then, holds, statement lines and standings: what a batch is about is loaded at once, as far as it is not
 * known from the batches before, folded in memory, and written at once.
 */
public final class AccountsProjection implements TableProjection {

    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final ZoneId zone;
    private final RecentGenerations recent = new RecentGenerations();

    /** @param zone the ledger's, in which a booking gets its date */
    public AccountsProjection(JdbcOperations jdbc, ZoneId zone) {
        this.jdbc = JdbcClient.create(jdbc);
        this.operations = jdbc;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Resource tables() {
        return new ClassPathResource("tables.sql", AccountsProjection.class);
    }

    @Override
    public Resource indexes() {
        return new ClassPathResource("indexes.sql", AccountsProjection.class);
    }

    @Override
    public Resource views() {
        return new ClassPathResource("views.sql", AccountsProjection.class);
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        var accounts = new AccountTable(jdbc, generation);
        var holdTable = new HoldTable(jdbc, generation);
        var lineTable = new LineTable(jdbc, generation);
        var recentAccounts = recent.of(generation);
        var before = NamedBefore.of(events);
        var holds = new BatchHolds(holdTable.open(before.holds()));
        var entries = new BatchEntries(lineTable.booked(before.entries()));
        var known = recentAccounts.before(events, before.accounts());
        var fold = new AccountFold(accounts.complete(known, before.accounts()), holds, entries);
        events.forEach(fold::apply);
        TableWrites.write(operations, writes -> {
            accounts.add(fold.opened(), writes);
            accounts.change(fold.changed(), writes);
            lineTable.add(entries.lines(), zone, writes);
            new StandingTable(generation).add(fold.standings(), writes);
        });
        holdTable.place(holds.placed());
        holdTable.end(holds.ended());
        lineTable.reverse(entries.reversed());
        new BlockTable(jdbc, generation).complete(events);
        recentAccounts.after(events, fold.accounts());
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        recent.of(generation).forget(partitions);
        new BlockTable(jdbc, generation).forget(partitions);
        for (var table : List.of("statement_line", "standing", "hold", "account")) {
            jdbc.sql(generation.in("DELETE FROM {schema}." + table + " WHERE log_partition = ANY (?::int[])"))
                    .param(ints(partitions, Integer::intValue))
                    .update();
        }
    }
}
