package io.fundsledger.projector.transactions;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.fundsledger.projector.projection.Background;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.IndexedDocument;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.reconciliation.IndexedEntries;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The search index of transactions: a document for every event that moves money, under the event's id. */
public final class TransactionsProjection implements IndexProjection, IndexedEntries {

    /** A refresh costs about as much for one document as for a thousand. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(200);

    /** Of so many events Elasticsearch takes two halves sooner than the whole: it writes a request with one thread. */
    private static final int LARGE = 1_000;

    private final Rest5Client client;
    private final String prefix;

    /** Writes to indexes whose names begin with the prefix. */
    public TransactionsProjection(Rest5Client client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Duration pace() {
        return BETWEEN_REFRESHES;
    }

    @Override
    public boolean exists(Generation generation) throws IOException {
        return index(generation).exists();
    }

    @Override
    public void create(Generation generation) throws IOException {
        index(generation).create();
    }

    @Override
    public void delete(Generation generation) throws IOException {
        index(generation).delete();
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) throws IOException {
        var index = index(generation);
        if (events.size() < LARGE) {
            write(events, index);
        } else {
            var half = events.size() / 2;
            Background.sideBySide(
                    "bulk-" + generation,
                    () -> write(events.subList(0, half), index),
                    () -> write(events.subList(half, events.size()), index));
        }
    }

    private static void write(List<ProjectedEvent> events, TransactionIndex index) throws IOException {
        var bulk = new BulkRequest(events.size());
        for (var event : events) {
            var document = TransactionDocument.of(event);
            if (document.isPresent()) {
                bulk.add(event, document.get());
                if (bulk.isLarge()) {
                    bulk.sendTo(index);
                    bulk = new BulkRequest(events.size());
                }
            }
        }
        if (!bulk.isEmpty()) {
            bulk.sendTo(index);
        }
    }

    @Override
    public void refresh(Generation generation) throws IOException {
        index(generation).refresh();
    }

    @Override
    public void loaded(Generation generation) throws IOException {
        index(generation).loaded();
    }

    @Override
    public void show(Generation generation) throws IOException {
        index(generation).show();
    }

    @Override
    public Iterator<IndexedDocument> documents(Generation generation, Map<Integer, Long> upTo) {
        return new DocumentPages(index(generation), upTo);
    }

    @Override
    public List<JsonNode> after(
            UUID account, long version, @Nullable UUID lastAccount, int limit, Generation generation)
            throws IOException {
        return index(generation)
                .afterEntry(account.toString(), version, lastAccount == null ? null : lastAccount.toString(), limit)
                .valueStream()
                .toList();
    }

    private TransactionIndex index(Generation generation) {
        var alias = prefix + name();
        return new TransactionIndex(client, alias + "-g" + generation.number(), alias);
    }
}
