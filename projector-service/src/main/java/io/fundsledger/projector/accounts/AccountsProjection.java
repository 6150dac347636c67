package io.fundsledger.projector.accounts;

import static java.util.stream.Collectors.toSet;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.TableProjection;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balances and statement lines: the accounts of a batch are loaded at once, folded in memory, and written at once. */
public final class AccountsProjection implements TableProjection {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    /** @param zone the ledger's, in which a booking gets its date */
    public AccountsProjection(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Resource tables() {
        return new ClassPathResource("tables.sql", AccountsProjection.class);
    }

    @Override
    public Resource views() {
        return new ClassPathResource("views.sql", AccountsProjection.class);
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) {
        var tables = new AccountTables(jdbc, generation);
        var touched = events.stream().map(event -> event.recorded().accountId()).collect(toSet());
        var fold = new AccountFold(tables.load(touched));
        events.forEach(fold::apply);
        tables.save(fold.accounts());
        tables.add(fold.lines(), zone);
    }

    @Override
    public void forget(Collection<Integer> partitions, Generation generation) {
        new AccountTables(jdbc, generation).delete(partitions);
    }
}
