package io.fundsledger.projector.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One index of transactions in Elasticsearch. */
final class TransactionIndex {

    private static final String AFTER_ALL = "~";

    private final Rest5Client client;
    private final String name;
    private final String alias;

    /**
     * @param name of the index
     * @param alias by which readers find it
     */
    TransactionIndex(Rest5Client client, String name, String alias) {
        this.client = client;
        this.name = name;
        this.alias = alias;
    }

    boolean exists() throws IOException {
        return client.performRequest(new Request("HEAD", "/" + name)).getStatusCode() == 200;
    }

    void create() throws IOException {
        var request = new Request("PUT", "/" + name);
        request.setJsonEntity(new ClassPathResource("index.json", TransactionIndex.class)
                .getContentAsString(UTF_8)
                .replace("{writeAlias}", writeAlias()));
        try {
            client.performRequest(request);
        } catch (ResponseException refused) {
            if (!exists()) {
                throw refused;
            }
        }
    }

    void delete() throws IOException {
        var request = new Request("DELETE", "/" + name);
        request.addParameter("ignore_unavailable", "true");
        client.performRequest(request);
    }

    /** Gives it the replicas that there are nodes for, and makes all of it visible. */
    void loaded() throws IOException {
        var request = new Request("PUT", "/" + name + "/_settings");
        request.setJsonEntity("{\"index\": {\"auto_expand_replicas\": \"0-1\"}}");
        client.performRequest(request);
        refresh();
    }

    /** Takes the readers' alias from whatever index has it, at once. */
    void show() throws IOException {
        var request = new Request("POST", "/_aliases");
        request.setJsonEntity("""
                {"actions": [
                  {"remove": {"index": "*", "alias": "%1$s", "must_exist": false}},
                  {"add": {"index": "%2$s", "alias": "%1$s"}}]}""".formatted(alias, name));
        client.performRequest(request);
    }

    /** A page of the documents of a log partition, in the order of their positions, which begins after one. */
    JsonNode page(int partition, long after, long upTo, int size) throws IOException {
        var request = new Request("POST", "/" + name + "/_search");
        request.addParameter("filter_path", "hits.hits._id,hits.hits._source,_shards.failed");
        request.setJsonEntity("""
                {"size": %d, "sort": [{"logPosition": {"order": "asc", "unmapped_type": "long"}}], "track_total_hits": false,
                 "query": {"bool": {"filter": [
                   {"term": {"logPartition": %d}},
                   {"range": {"logPosition": {"gt": %d, "lte": %d}}}]}}}""".formatted(size, partition, after, upTo));
        var answer = json(client.performRequest(request));
        if (answer.at("/_shards/failed").asInt(1) > 0) {
            throw new IOException("not every shard of %s answered".formatted(name));
        }
        return answer.at("/hits/hits");
    }

    /** Documents in the order of account and entry, after one of them and up to an account; with id and source. */
    JsonNode afterEntry(String account, long entry, @Nullable String lastAccount, int size) throws IOException {
        var request = new Request("POST", "/" + name + "/_search");
        request.addParameter("filter_path", "hits.hits._id,hits.hits._source,_shards.failed");
        request.setJsonEntity("""
                {"size": %1$d, "track_total_hits": false, "_source": {"excludes": ["words"]},
                 "sort": [{"accountId": "asc"}, {"entryId": "asc"}], "search_after": ["%2$s", %3$d],
                 "query": {"bool": {"filter": {"range": {"accountId": {"gte": "%2$s", "lte": "%4$s"}}}}}}""".formatted(size, account, entry, lastAccount == null ? AFTER_ALL : lastAccount));
        var answer = json(client.performRequest(request));
        if (answer.at("/_shards/failed").asInt(1) > 0) {
            throw new IOException("not every shard of %s answered".formatted(name));
        }
        return answer.at("/hits/hits");
    }

    /** Sends a bulk request; the answer says of each item what became of it. */
    JsonNode bulk(HttpEntity lines) throws IOException {
        var request = new Request("POST", "/" + writeAlias() + "/_bulk");
        // Without it, writing to an index that is gone would make one of guessed types.
        request.addParameter("require_alias", "true");
        request.addParameter("timeout", "10s");
        request.addParameter("filter_path", "errors,items.*.status,items.*.error.type,items.*.error.reason");
        request.setEntity(lines);
        return json(client.performRequest(request));
    }

    /** Makes what was written visible to searches. */
    void refresh() throws IOException {
        var answer = json(client.performRequest(new Request("POST", "/" + name + "/_refresh")));
        if (answer.at("/_shards/failed").asInt(1) > 0) {
            throw new IOException("not every shard of %s was refreshed: %s".formatted(name, answer));
        }
    }

    private String writeAlias() {
        return name + "-write";
    }

    private static JsonNode json(Response response) throws IOException {
        try (var content = response.getEntity().getContent()) {
            return JsonMapper.shared().readTree(content);
        }
    }
}
