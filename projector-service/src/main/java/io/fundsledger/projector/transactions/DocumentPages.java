package io.fundsledger.projector.transactions;

import io.fundsledger.projector.projection.IndexedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the documents of one log partition, a page at a time, in the order of their positions. */
record DocumentPages(TransactionIndex index, int partition, long upTo) {
    private static final int PAGE = 5_000;

    Stream<IndexedDocument> stream() {
        return Stream.iterate(
                        page(0),
                        page -> !page.isEmpty(),
                        page -> page(page.getLast().position()))
                .flatMap(List::stream);
    }

    private List<IndexedDocument> page(long after) {
        try {
            return index.page(partition, after, upTo, PAGE)
                    .valueStream()
                    .map(this::document)
                    .toList();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private IndexedDocument document(JsonNode hit) {
        var source = hit.path("_source");
        var fields = new HashMap<String, @Nullable String>();
        source.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        return new IndexedDocument(
                partition,
                source.path("logPosition").asLong(),
                Objects.requireNonNull(hit.path("_id").asString()),
                fields);
    }
}
