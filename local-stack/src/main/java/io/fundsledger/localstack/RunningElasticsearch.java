package io.fundsledger.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Elasticsearch: ready when all its shards can be searched. */
final class RunningElasticsearch extends RunningComponent implements ElasticsearchNode {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    RunningElasticsearch(Runner runner, int port) {
        super(Component.ELASTICSEARCH, runner, port);
    }

    @Override
    public String url() {
        return "http://" + HOST + ":" + port();
    }

    @Override
    void probe() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=5s"))
                .timeout(TIMEOUT)
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<String> answer = client.send(health, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("health answers " + answer.statusCode());
            }
        }
    }
}
