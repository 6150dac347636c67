package io.fundsledger.projector.generalledger;

import static io.fundsledger.projector.projection.SqlArrays.ints;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import io.fundsledger.projector.projection.TableWrites;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The general ledger: every movement of money on two of its accounts, and what all of them come to. */
@Component
final class GeneralLedgerProjection implements TableProjection {

    /** What reports are made of need not be as fresh as a balance; small batches cost more than their rows. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    private final JdbcOperations operations;
    private final JdbcClient jdbc;

    GeneralLedgerProjection(JdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    @Override
    public String name() {
        return "general-ledger";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Duration pace() {
        return BETWEEN_BATCHES;
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        var journalTable = new JournalTable(jdbc, generation);
        var totalTable = new TotalTable(jdbc, generation);
        var journal = Journal.of(events, journalTable);
        var totals = new LedgerTotals(totalTable.load(journal.accounts()));
        TableWrites.write(operations, writes -> {
            journalTable.add(journal.on(totals), writes);
            totalTable.save(totals.all(), writes);
        });
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        for (var table : List.of("journal_entry", "ledger_total")) {
            jdbc.sql(generation.in("DELETE FROM {schema}." + table + " WHERE log_partition = ANY (?::int[])"))
                    .param(ints(partitions, Integer::intValue))
                    .update();
        }
    }
}
