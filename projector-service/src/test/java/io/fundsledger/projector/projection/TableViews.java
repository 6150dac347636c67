package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.localstack.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A projection on its tables, without a runner. */
public final class TableViews implements AutoCloseable {

    private final SingleConnectionDataSource dataSource;
    private final JdbcClient jdbc;
    private final TableProjection projection;

    public TableViews(Database views, Function<JdbcOperations, TableProjection> projection) {
        dataSource = new SingleConnectionDataSource(views.jdbcUrl(), views.owner(), views.password(), true);
        jdbc = JdbcClient.create(dataSource);
        this.projection = projection.apply(new JdbcTemplate(dataSource));
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("projector")
                .defaultSchema("projector")
                .load()
                .migrate();
    }

    /** Makes the tables of a generation anew, shows them to readers, and fills them. */
    public Generation project(int number, List<ProjectedEvent> events, IntSupplier batchSize) {
        var generation = make(number);
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + batchSize.getAsInt());
            apply(events.subList(from, to), generation);
            from = to;
        }
        return generation;
    }

    public Generation make(int number) {
        var generation = new Generation(projection.name(), number);
        jdbc.sql("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE").update();
        jdbc.sql("CREATE SCHEMA " + generation.schema()).update();
        for (var file : List.of(projection.tables(), projection.indexes(), projection.views())) {
            try {
                var statements = file.getContentAsString(UTF_8);
                if (!statements.isBlank()) {
                    jdbc.sql(generation.in(statements)).update();
                }
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return generation;
    }

    public void apply(List<ProjectedEvent> events, Generation generation) {
        projection.apply(events, generation);
    }

    public void forget(Collection<Integer> partitions, Generation generation) {
        projection.forget(partitions, generation);
    }

    /** All that some tables of a generation have, a text per row. */
    public List<String> rows(Generation generation, String... tables) {
        return Stream.of(tables)
                .flatMap(table -> jdbc
                        .sql("SELECT r::text FROM %s.%s r ORDER BY 1".formatted(generation.schema(), table))
                        .query((row, number) -> table + row.getString(1))
                        .list()
                        .stream())
                .toList();
    }

    public List<Map<String, @Nullable Object>> read(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().listOfRows();
    }

    @Override
    public void close() {
        dataSource.destroy();
    }
}
