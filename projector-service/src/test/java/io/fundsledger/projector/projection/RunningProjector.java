package io.fundsledger.projector.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.projector.rebuild.RebuildLimits;
import io.fundsledger.projector.rebuild.RebuildSupervisor;
import io.fundsledger.projector.rebuild.Rebuilds;
import io.fundsledger.projector.rebuild.SwitchBack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The runners as the service starts them, without the service around them. */
public final class RunningProjector implements AutoCloseable {

    private static final RebuildLimits LIMITS = new RebuildLimits(
            Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(1));

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final Flyway flyway;
    private final Map<String, Object> kafka;
    private final StackSpace space;
    private final TopicWatch topics;
    private final WaitingReaders waiting = new WaitingReaders();
    private final Thread watching;
    private final List<Runnable> schedule = new CopyOnWriteArrayList<>();
    private final TransactionTemplate transaction;
    private @Nullable ProjectionRunners runners;
    private @Nullable Rebuilding rebuilding;

    public RunningProjector(StackSpace space) {
        this.space = space;
        kafka = Map.of("bootstrap.servers", space.bootstrapServers());
        dataSource = dataSource(space);
        flyway = Flyway.configure()
                .dataSource(dataSource)
                .schemas("projector")
                .defaultSchema("projector")
                .load();
        flyway.migrate();
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        topics = new TopicWatch(Admin.create(kafka), space.topic());
        watching = Thread.ofVirtual().start(this::watch);
    }

    private static HikariDataSource dataSource(StackSpace space) {
        var views = space.views();
        var dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(views.jdbcUrl());
        dataSource.setUsername(views.owner());
        dataSource.setPassword(views.password());
        dataSource.setMaximumPoolSize(12);
        dataSource.setConnectionTimeout(2_000);
        return dataSource;
    }

    private void watch() {
        try {
            while (true) {
                topics.look();
                schedule.forEach(Runnable::run);
                Thread.sleep(100);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the projections; the group is one that nobody has used before, so that it need not wait for its members. */
    public RunningProjector start(Function<JdbcOperations, Projection> projection) {
        return startAs("test-" + UUID.randomUUID(), "one", projection);
    }

    public RunningProjector startAs(String group, String instance, Function<JdbcOperations, Projection> projection) {
        var projections = List.of(projection.apply(new JdbcTemplate(dataSource)));
        var generations = new Generations(jdbc, transaction);
        runners = new ProjectionRunners(
                projections,
                new ProjectionConsumers(kafka, space.topic(), group, instance),
                generations,
                topics,
                waiting,
                new ProjectionLag(topics, Clock.systemUTC()),
                new EventTraces(Tracer.NOOP),
                new SimpleMeterRegistry(),
                flyway::migrate);
        runners.start();
        rebuilding = Rebuilding.of(projections, generations, topics, dataSource, transaction);
        schedule.add(runners::attend);
        schedule.add(runners::endThoseAhead);
        schedule.add(rebuilding.supervisor()::attend);
        return this;
    }

    /** What is rebuilt; only if the projector has been started. */
    public Rebuilds rebuilds() {
        return Objects.requireNonNull(rebuilding).rebuilds();
    }

    /** How readers are switched back; only if the projector has been started. */
    public SwitchBack switchBack() {
        return Objects.requireNonNull(rebuilding).switchBack();
    }

    private record Rebuilding(Rebuilds rebuilds, SwitchBack switchBack, RebuildSupervisor supervisor) {
        private static Rebuilding of(
                List<Projection> projections,
                Generations generations,
                TopicWatch topics,
                DataSource dataSource,
                TransactionTemplate transaction) {
            var jdbc = JdbcClient.create(dataSource);
            var builds = new GenerationBuild(jdbc, dataSource, transaction);
            var switches = new GenerationSwitch(jdbc, transaction);
            var rebuilds = new Rebuilds(projections, generations, builds, topics, jdbc, transaction);
            var switchBack = new SwitchBack(rebuilds, generations, switches, LIMITS.grace());
            var supervisor = new RebuildSupervisor(
                    rebuilds, generations, builds, switches, dataSource, LIMITS, Clock.systemUTC());
            supervisor.start();
            return new Rebuilding(rebuilds, switchBack, supervisor);
        }
    }

    public ProjectionStatus status() {
        return started().statuses().getFirst();
    }

    public WaitingReaders waiting() {
        return waiting;
    }

    DataSource dataSource() {
        return dataSource;
    }

    TransactionTemplate transaction() {
        return transaction;
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
        watching.interrupt();
        if (rebuilding != null) {
            rebuilding.supervisor().stop();
        }
        if (runners != null) {
            runners.stop();
        }
        topics.close();
        dataSource.close();
    }
}
