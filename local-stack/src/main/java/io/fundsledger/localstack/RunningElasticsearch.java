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

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    RunningElasticsearch(Runner runner, int port) {
        super(Component.ELASTICSEARCH, runner, port);
    }

    @Override
    public String url() {
        return "http://" + HOST + ":" + port();
    }

    @Override
    void probe() throws IOException, InterruptedException {
        probePort();
        HttpResponse<String> answer = client.send(health(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("health answers " + answer.statusCode());
        }
    }

    private HttpRequest health() {
        URI uri = URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=5s");
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    }
}
