package io.fundsledger.projector.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.fundsledger.localstack.StackSpace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The runners as the service starts them, without the service around them. */
public final class RunningProjector implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final Map<String, Object> kafka;
    private final StackSpace space;
    private final TopicWatch topics;
    private final WaitingReaders waiting = new WaitingReaders();
    private final Thread watching;
    private @Nullable ProjectionRunners runners;

    public RunningProjector(StackSpace space) {
        this.space = space;
        kafka = Map.of("bootstrap.servers", space.bootstrapServers());
        dataSource = dataSource(space);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("projector")
                .defaultSchema("projector")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
        topics = new TopicWatch(Admin.create(kafka), space.topic());
        watching = Thread.ofVirtual().start(this::watch);
    }

    private static HikariDataSource dataSource(StackSpace space) {
        var views = space.views();
        var dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(views.jdbcUrl());
        dataSource.setUsername(views.owner());
        dataSource.setPassword(views.password());
        dataSource.setMaximumPoolSize(6);
        dataSource.setConnectionTimeout(2_000);
        return dataSource;
    }

    private void watch() {
        try {
            while (true) {
                topics.look();
                Thread.sleep(200);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the projections; the group is one that nobody has used before, so that it need not wait for its members. */
    public RunningProjector start(Function<JdbcClient, Projection> projection) {
        return startAs("test-" + UUID.randomUUID(), "one", projection);
    }

    public RunningProjector startAs(String group, String instance, Function<JdbcClient, Projection> projection) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        runners = new ProjectionRunners(
                List.of(projection.apply(jdbc)),
                new ProjectionConsumers(kafka, space.topic(), group, instance),
                new Generations(jdbc, transaction),
                topics,
                waiting,
                new ProjectionLag(topics, Clock.systemUTC()),
                new EventTraces(Tracer.NOOP),
                new SimpleMeterRegistry());
        runners.start();
        return this;
    }

    public ProjectionStatus status() {
        return started().statuses().getFirst();
    }

    public WaitingReaders waiting() {
        return waiting;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** The position of a projection in a partition, as readers see it. */
    public long position(String projection, int partition) {
        return jdbc.sql(
                        "SELECT coalesce(max(position), 0) FROM views.position WHERE projection = ? AND log_partition = ?")
                .param(projection)
                .param(partition)
                .query(Long.class)
                .single();
    }

    private ProjectionRunners started() {
        if (runners == null) {
            throw new IllegalStateException("not started");
        }
        return runners;
    }

    @Override
    public void close() {
        if (runners != null) {
            runners.stop();
        }
        watching.interrupt();
        topics.close();
        dataSource.close();
    }
}
