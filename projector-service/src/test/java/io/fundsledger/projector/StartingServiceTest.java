package io.fundsledger.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.PublishedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** When whoever waits for the service may believe that the views are attended to. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class StartingServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void itIsReadyOnceEveryViewFollowsTheLogOrSaysWhyNot(StackSpace space) throws IOException {
        try (var log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var service = serviceOn(space, "http://127.0.0.1:" + silent.getLocalPort())) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(readiness(service)).isEqualTo("503 {\"transactions\":\"starting\"}"));
            silent.close();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(readiness(service)).startsWith("200"));
        }
    }

    private static ConfigurableApplicationContext serviceOn(StackSpace space, String elasticsearch) {
        return new SpringApplicationBuilder(ProjectorServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + space.views().jdbcUrl(),
                        "--spring.datasource.password=" + space.views().password(),
                        "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + elasticsearch,
                        "--ledger.topic=" + space.topic(),
                        "--ledger.consumer-group-prefix=" + space.topic());
    }

    private String readiness(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        var port = service.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        var details = JsonMapper.shared().readTree(answer.body()).at("/components/started/details");
        return answer.statusCode() + " " + details;
    }
}
