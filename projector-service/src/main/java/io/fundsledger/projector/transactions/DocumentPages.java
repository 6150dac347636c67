package io.fundsledger.projector.transactions;

import io.fundsledger.projector.projection.IndexedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The documents of an index in the order of partition and position. One page is in memory at a time, however long the
 * log is; a stream of streams would hold a whole partition once it is iterated over.
 */
final class DocumentPages implements Iterator<IndexedDocument> {
    private static final int PAGE = 1_000;

    private final TransactionIndex index;
    private final Iterator<Entry<Integer, Long>> partitions;
    private @Nullable Entry<Integer, Long> partition;
    private Iterator<JsonNode> page;
    private long after;

    /** @param upTo the last position of each partition */
    DocumentPages(TransactionIndex index, Map<Integer, Long> upTo) {
        this.index = index;
        this.partitions = new TreeMap<>(upTo).entrySet().iterator();
        this.page = Collections.emptyIterator();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext()) {
            if (partition == null && !nextPartition()) {
                return false;
            }
            page = nextPage(Objects.requireNonNull(partition));
            if (!page.hasNext()) {
                partition = null;
            }
        }
        return true;
    }

    private boolean nextPartition() {
        if (!partitions.hasNext()) {
            return false;
        }
        partition = partitions.next();
        after = 0;
        return true;
    }

    private Iterator<JsonNode> nextPage(Entry<Integer, Long> from) {
        try {
            return index.page(from.getKey(), after, from.getValue(), PAGE).iterator();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    @Override
    public IndexedDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var document = document(Objects.requireNonNull(partition).getKey(), page.next());
        after = document.position();
        return document;
    }

    private static IndexedDocument document(int partition, JsonNode hit) {
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
