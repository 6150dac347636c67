package io.fundsledger.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
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
        expectOk("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s");
    }

    @Override
    public void dropIndexes(String prefix) {
        try {
            expectOk("DELETE", "/" + prefix + "*");
        } catch (IOException e) {
            throw new LocalStackException("Cannot delete the indexes " + prefix + "*: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expectOk(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(path + " is answered with " + answer.statusCode());
        }
    }
}
