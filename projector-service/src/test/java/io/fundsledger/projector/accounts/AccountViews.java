package io.fundsledger.projector.accounts;

import io.fundsledger.localstack.Database;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection on its tables, without a runner. */
final class AccountViews implements AutoCloseable {

    private final SingleConnectionDataSource dataSource;
    private final JdbcClient jdbc;
    private final AccountsProjection projection;

    AccountViews(Database views) {
        dataSource = new SingleConnectionDataSource(views.jdbcUrl(), views.owner(), views.password(), true);
        jdbc = JdbcClient.create(dataSource);
        projection = new AccountsProjection(new JdbcTemplate(dataSource), ZoneId.of("Europe/Berlin"));
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("projector")
                .defaultSchema("projector")
                .load()
                .migrate();
    }

    /** Makes the tables of a generation anew and shows them to readers. */
    Generation make(int number) throws IOException {
        var generation = new Generation(projection.name(), number);
        jdbc.sql("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE").update();
        jdbc.sql("CREATE SCHEMA " + generation.schema()).update();
        for (var file : List.of(projection.tables(), projection.indexes(), projection.views())) {
            jdbc.sql(generation.in(file.getContentAsString(StandardCharsets.UTF_8)))
                    .update();
        }
        return generation;
    }

    void apply(List<ProjectedEvent> events, Generation generation) {
        projection.apply(events, generation);
    }

    /** Applies events in a transaction that is rolled back. */
    void applyInVain(List<ProjectedEvent> events, Generation generation) {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(transaction -> {
            projection.apply(events, generation);
            transaction.setRollbackOnly();
        });
    }

    void forget(int partition, Generation generation) {
        projection.forget(List.of(partition), generation);
    }

    /** All that a generation has, a text per row. */
    List<String> rows(Generation generation) {
        return jdbc.sql(generation.in("""
                        SELECT 'account' || a::text FROM {schema}.account a
                        UNION ALL SELECT 'hold' || h::text FROM {schema}.hold h
                        UNION ALL SELECT 'line' || l::text FROM {schema}.statement_line l
                        UNION ALL SELECT 'standing' || s::text FROM {schema}.standing s
                        UNION ALL SELECT 'milestone' || m::text FROM {schema}.milestone m
                        UNION ALL SELECT 'block' || b::text FROM {schema}.block_total b
                        ORDER BY 1"""))
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<Map<String, @Nullable Object>> read(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().listOfRows();
    }

    @Override
    public void close() {
        dataSource.destroy();
    }
}
