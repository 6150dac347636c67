package io.fundsledger.projector;

import static java.util.stream.Collectors.toMap;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import io.fundsledger.projector.accounts.AccountsProjection;
import io.fundsledger.projector.projection.EventTraces;
import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.projection.GenerationSwitch;
import io.fundsledger.projector.projection.Generations;
import io.fundsledger.projector.projection.Projection;
import io.fundsledger.projector.projection.ProjectionConsumers;
import io.fundsledger.projector.projection.ProjectionLag;
import io.fundsledger.projector.projection.ProjectionRunners;
import io.fundsledger.projector.projection.TopicWatch;
import io.fundsledger.projector.projection.WaitingReaders;
import io.fundsledger.projector.projection.WaitingReadersListener;
import io.fundsledger.projector.rebuild.RebuildLimits;
import io.fundsledger.projector.rebuild.RebuildSupervisor;
import io.fundsledger.projector.rebuild.RebuildWatch;
import io.fundsledger.projector.rebuild.Rebuilds;
import io.fundsledger.projector.rebuild.SwitchBack;
import io.fundsledger.projector.reconciliation.Reconciliation;
import io.fundsledger.projector.reconciliation.ReconciliationLimits;
import io.fundsledger.projector.reconciliation.ReconciliationMetrics;
import io.fundsledger.projector.transactions.TransactionsProjection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the service. A new view is one more bean of type Projection, here or by being a component. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ProjectorConfiguration {

    private static final int REGULAR_TASKS = 6;

    @Bean
    AccountsProjection accountsProjection(JdbcOperations jdbc, LedgerProperties ledger) {
        return new AccountsProjection(jdbc, ledger.timeZone());
    }

    @Bean
    TransactionsProjection transactionsProjection(Rest5Client elasticsearch, LedgerProperties ledger) {
        return new TransactionsProjection(elasticsearch, ledger.search().indexPrefix());
    }

    /** The client by itself would wait for the answer of a node that hangs for as long as the connection stands. */
    @Bean
    Rest5ClientBuilderCustomizer answersInTime(ElasticsearchProperties properties) {
        return new Rest5ClientBuilderCustomizer() {
            @Override
            public void customize(Rest5ClientBuilder builder) {}

            @Override
            public void customize(RequestConfig.Builder requests) {
                requests.setResponseTimeout(Timeout.of(properties.getSocketTimeout()));
                requests.setConnectionRequestTimeout(Timeout.of(properties.getConnectionTimeout()));
            }
        };
    }

    @Bean
    TopicWatch topicWatch(KafkaAdmin kafka, LedgerProperties ledger) {
        return new TopicWatch(Admin.create(kafka.getConfigurationProperties()), ledger.topic());
    }

    @Bean
    ProjectionConsumers projectionConsumers(ConsumerFactory<?, ?> kafka, LedgerProperties ledger) {
        return new ProjectionConsumers(
                kafka.getConfigurationProperties(), ledger.topic(), ledger.consumerGroupPrefix(), ledger.instanceId());
    }

    /**
     * A thread for each of what is done every now and then: one that waits for Elasticsearch, or for a slow database, is not to
     * keep the others from being done. With virtual threads, Spring Boot's own scheduler has one for all of them.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(REGULAR_TASKS).threadNamePrefix("regular-").build();
    }

    @Bean
    Generations generations(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Generations(jdbc, transaction);
    }

    @Bean
    GenerationBuild generationBuild(JdbcClient jdbc, DataSource views, TransactionTemplate transaction) {
        return new GenerationBuild(jdbc, views, transaction);
    }

    @Bean
    GenerationSwitch generationSwitch(JdbcClient jdbc, TransactionTemplate transaction) {
        return new GenerationSwitch(jdbc, transaction);
    }

    @Bean
    Rebuilds rebuilds(
            List<Projection> projections,
            Generations generations,
            GenerationBuild builds,
            TopicWatch topics,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        return new Rebuilds(projections, generations, builds, topics, jdbc, transaction);
    }

    @Bean
    SwitchBack switchBack(Rebuilds rebuilds, Generations generations, GenerationSwitch switches, RebuildLimits limits) {
        return new SwitchBack(rebuilds, generations, switches, limits.grace());
    }

    @Bean
    RebuildWatch rebuildWatch(Rebuilds rebuilds, MeterRegistry registry) {
        return new RebuildWatch(rebuilds, registry);
    }

    @Bean
    RebuildSupervisor rebuildSupervisor(
            Rebuilds rebuilds,
            Generations generations,
            GenerationBuild builds,
            GenerationSwitch switches,
            DataSource views,
            RebuildLimits limits) {
        return new RebuildSupervisor(rebuilds, generations, builds, switches, views, limits, Clock.systemUTC());
    }

    @Bean
    Reconciliation viewReconciliation(
            DataSource views,
            PlatformTransactionManager transactions,
            List<Projection> projections,
            TransactionsProjection index,
            LedgerProperties ledger,
            ReconciliationLimits limits) {
        return new Reconciliation(
                views,
                transactions,
                projections.stream().collect(toMap(Projection::name, Projection::version)),
                index,
                ledger.timeZone(),
                limits,
                Clock.systemUTC());
    }

    @Bean
    ReconciliationMetrics reconciliationMetrics(Reconciliation reconciliation, MeterRegistry registry) {
        return new ReconciliationMetrics(reconciliation, registry, Clock.systemUTC());
    }

    @Bean
    WaitingReaders waitingReaders() {
        return new WaitingReaders();
    }

    @Bean
    WaitingReadersListener waitingReadersListener(DataSource views, WaitingReaders waiting) {
        return new WaitingReadersListener(views, waiting);
    }

    @Bean
    ProjectionLag projectionLag(TopicWatch topics) {
        return new ProjectionLag(topics, Clock.systemUTC());
    }

    @Bean
    ProjectionRunners projectionRunners(
            List<Projection> projections,
            ProjectionConsumers consumers,
            Generations generations,
            TopicWatch topics,
            WaitingReaders waiting,
            ProjectionLag lag,
            Tracer tracer,
            MeterRegistry registry,
            Flyway flyway) {
        return new ProjectionRunners(
                projections,
                consumers,
                generations,
                topics,
                waiting,
                lag,
                new EventTraces(tracer),
                registry,
                flyway::migrate);
    }
}
