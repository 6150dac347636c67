package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.stage.Elasticsearch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of an index in files, each a bulk request, and how long it takes to load them into such an index. */
record LoadedDocuments(Elasticsearch elasticsearch, JsonNode index, List<Path> requests, long documents) {

    private static final String COPY = "bench-copy";
    private static final int PAGE = 10_000;

    /** Of documents, in a bulk request: about what the projection sends. */
    private static final int LARGE = 4 * 1024 * 1024;

    /** Writes all documents behind an alias to files in a folder. */
    static LoadedDocuments dump(Elasticsearch elasticsearch, String alias, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var requests = new ArrayList<Path>();
        var documents = 0L;
        var after = "";
        var page = page(elasticsearch, alias, after);
        while (!page.isEmpty()) {
            var to = 0;
            while (to < page.size()) {
                var file = folder.resolve("bulk-" + requests.size());
                to = write(page, to, file);
                requests.add(file);
            }
            documents += page.size();
            after = ", \"search_after\": " + page.get(page.size() - 1).get("sort");
            page = page(elasticsearch, alias, after);
        }
        return new LoadedDocuments(elasticsearch, likeThat(elasticsearch, alias), requests, documents);
    }

    private static JsonNode page(Elasticsearch elasticsearch, String alias, String after)
            throws IOException, InterruptedException {
        var query = "{\"size\": %d, \"track_total_hits\": false, \"sort\": [\"logPartition\", \"logPosition\"]%s}"
                .formatted(PAGE, after);
        return elasticsearch.post("/" + alias + "/_search", query).at("/hits/hits");
    }

    /** Writes documents until the request is large; returns the first that is not in it. */
    private static int write(JsonNode page, int from, Path file) throws IOException {
        var written = 0;
        var next = from;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (; next < page.size() && written < LARGE; next++) {
                var source = page.get(next).get("_source").toString();
                out.write("{\"index\":{\"_id\":" + page.get(next).get("_id") + "}}\n" + source + "\n");
                written += source.length();
            }
        }
        return next;
    }

    /** What makes an index of the same kind: its settings that may be set, and its mappings. */
    private static JsonNode likeThat(Elasticsearch elasticsearch, String alias)
            throws IOException, InterruptedException {
        var original = (ObjectNode)
                elasticsearch.get("/" + alias).get(elasticsearch.index(alias)).deepCopy();
        var settings = (ObjectNode) original.at("/settings/index");
        settings.remove(List.of("uuid", "creation_date", "provided_name", "version", "routing"));
        original.remove("aliases");
        return original;
    }

    /** Times all requests, one after the other, and the refresh after the last. */
    Sample load() throws IOException, InterruptedException {
        elasticsearch.delete(COPY);
        elasticsearch.put("/" + COPY, index);
        var begin = System.nanoTime();
        for (var request : requests) {
            var answer = elasticsearch.post(
                    "/" + COPY + "/_bulk?filter_path=errors,items.*.status", Files.readAllBytes(request));
            if (answer.path("errors").asBoolean(true)) {
                throw new IOException("the bulk loader was refused something");
            }
        }
        elasticsearch.post("/" + COPY + "/_refresh", "");
        var sample = Sample.ofWhole(documents, (System.nanoTime() - begin) / 1e9);
        elasticsearch.delete(COPY);
        return sample;
    }
}
