package io.fundsledger.localstack;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka: ready when the cluster knows its broker. */
final class RunningKafka extends RunningComponent implements KafkaBroker {

    private static final int TIMEOUT_MILLIS = 5_000;

    RunningKafka(Runner runner, int port) {
        super(Component.KAFKA, runner, port);
    }

    @Override
    public String bootstrapServers() {
        return HOST + ":" + port();
    }

    @Override
    void probe() throws Exception {
        probePort();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS))) {
            if (admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty()) {
                throw new IllegalStateException("the broker has not registered yet");
            }
        }
    }
}
