package io.fundsledger.projector.reconciliation;

import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.StackSpace;
import io.fundsledger.projector.ProjectorServiceApplication;
import io.fundsledger.projector.projection.PublishedLog;
import io.fundsledger.projector.rebuild.Rebuild;
import io.fundsledger.projector.rebuild.RebuildPhase;
import io.fundsledger.projector.rebuild.Rebuilds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole service, which looks at its views far more often than it does in earnest. */
final class ReconcilingService implements AutoCloseable {

    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ConfigurableApplicationContext context;

    private ReconcilingService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ReconcilingService on(StackSpace space, String... properties) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + space.views().jdbcUrl(),
                "--spring.datasource.password=" + space.views().password(),
                "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                "--ledger.topic=" + space.topic(),
                "--ledger.consumer-group-prefix=" + space.topic(),
                "--ledger.search.index-prefix=" + space.indexPrefix(),
                "--ledger.reconciliation.look-every=PT0.1S",
                "--ledger.reconciliation.again-after=PT0S"));
        arguments.addAll(List.of(properties));
        return new ReconcilingService(
                new SpringApplicationBuilder(ProjectorServiceApplication.class).run(arguments.toArray(String[]::new)));
    }

    ReconciliationStatus status() {
        return context.getBean(Reconciliation.class).status();
    }

    void awaitState(ReconciliationState state) {
        await().atMost(A_MINUTE).until(() -> status().state(), now -> now == state);
    }

    /** The alarms about a customer's account, once there are any. */
    List<Finding> alarmsOf(UUID account) {
        return await().atMost(A_MINUTE).until(() -> findingsOf(account), findings -> !findings.isEmpty());
    }

    private List<Finding> findingsOf(UUID account) {
        return status().alarms().stream()
                .map(Alarm::finding)
                .filter(finding -> account.equals(finding.subject().customer()))
                .toList();
    }

    /** All that was published is in every view, and a look at everything has begun and ended since. */
    void awaitAgreement(PublishedLog log, int partitions) {
        for (var view : ReconciledView.values()) {
            for (var partition = 0; partition < partitions; partition++) {
                awaitPosition(view.projection(), partition, log.in(partition).size());
            }
        }
        var reached = Instant.now();
        await().atMost(A_MINUTE)
                .until(
                        () -> status().lastPass(),
                        pass -> pass != null && pass.ended().minus(pass.took()).isAfter(reached));
    }

    void awaitPosition(String projection, int partition, long position) {
        await().atMost(A_MINUTE)
                .until(
                        () -> views().sql(
                                        "SELECT coalesce(max(position), 0) FROM views.position WHERE projection = ? AND log_partition = ?")
                                .params(projection, partition)
                                .query(Long.class)
                                .single(),
                        reached -> reached >= position);
    }

    JdbcClient views() {
        return context.getBean(JdbcClient.class);
    }

    /** SQL on the generation that readers see; {@code {schema}} stands for its schema. */
    int change(String projection, String sql, Object... values) {
        var generation = views().sql("SELECT generation FROM projector.generation WHERE projection = ? AND current")
                .param(projection)
                .query(Integer.class)
                .single();
        var schema = projection.replace('-', '_') + "_g" + generation;
        return views().sql(sql.replace("{schema}", schema)).params(values).update();
    }

    /** Makes a view anew, and has readers see it whatever was wrong with the one before. */
    void rebuild(String projection) {
        var rebuilds = context.getBean(Rebuilds.class);
        var begun = rebuilds.begin(projection, UUID.randomUUID());
        var compared = awaitPhase(rebuilds, begun, List.of(RebuildPhase.DIFFERENT, RebuildPhase.SWITCHED));
        if (compared.phase() == RebuildPhase.DIFFERENT) {
            rebuilds.accept(projection, begun.id());
            awaitPhase(rebuilds, begun, List.of(RebuildPhase.SWITCHED));
        }
    }

    private static Rebuild awaitPhase(Rebuilds rebuilds, Rebuild begun, List<RebuildPhase> phases) {
        return await().atMost(A_MINUTE)
                .until(
                        () -> rebuilds.find(begun.generation().projection(), begun.id()),
                        rebuild -> phases.contains(rebuild.phase()));
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(A_MINUTE)
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
