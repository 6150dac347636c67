package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@WithLocalStack(Component.ELASTICSEARCH)
class ElasticsearchNodeTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final StackSpace space;
    private final ElasticsearchNode elasticsearch;

    ElasticsearchNodeTest(StackSpace space) {
        this.space = space;
        this.elasticsearch = space.stack().elasticsearch();
    }

    @Test
    void aKilledNodeComesBackAtTheSameAddressWithItsDocuments() throws Exception {
        String document = "/" + space.indexPrefix() + "transactions/_doc/1";
        assertThat(send("PUT", document, "{\"amount\": 1234}").statusCode()).isEqualTo(201);

        elasticsearch.kill();
        assertThat(elasticsearch.isAlive()).isFalse();
        elasticsearch.start();

        assertThat(send("GET", document, "").body()).contains("\"amount\": 1234");
    }

    @Test
    void indexesAreDroppedByPrefix() throws Exception {
        String mine = space.another().indexPrefix() + "transactions";
        String others = space.another().indexPrefix() + "transactions";
        send("PUT", "/" + mine + "/_doc/1", "{}");
        send("PUT", "/" + others + "/_doc/1", "{}");

        elasticsearch.dropIndexes(mine);

        assertThat(send("GET", "/" + mine, "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/" + others, "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch.url() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
