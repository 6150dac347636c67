package io.fundsledger.projector.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Documents on their way into the index, two lines each: the id, and the document. */
final class BulkRequest {

    private static final int LARGE = 4 * 1024 * 1024;
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", UTF_8);
    private static final int BAD_DOCUMENT = 400;
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** Of most documents, with the line before it. */
    private static final int DOCUMENT = 1_024;

    private final Lines lines;
    private final List<ProjectedEvent> events = new ArrayList<>();

    /** Bytes that are sent from where they were written. */
    private static final class Lines extends ByteArrayOutputStream {
        Lines(int size) {
            super(size);
        }

        ByteArrayEntity entity() {
            return new ByteArrayEntity(buf, 0, count, NDJSON);
        }
    }

    /** @param expected how many documents are to be added, at most */
    BulkRequest(int expected) {
        lines = new Lines((int) Math.min(LARGE + DOCUMENT, (long) expected * DOCUMENT));
    }

    void add(ProjectedEvent event, TransactionDocument document) {
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), lines)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("index");
            json.writeStringProperty("_id", document.id());
            json.writeEndObject();
            json.writeEndObject();
        }
        lines.write('\n');
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), lines)) {
            document.write(json);
        }
        lines.write('\n');
        events.add(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Whether it is time to send it and begin another. */
    boolean isLarge() {
        return lines.size() >= LARGE;
    }

    /**
     * Sends the documents; returns when all of them are durable.
     *
     * @throws UnprojectableEventException naming the first event whose document the index will never take
     * @throws IOException if any document was not taken for another reason
     */
    void sendTo(TransactionIndex index) throws IOException {
        var answer = index.bulk(lines.entity());
        var items = answer.path("items");
        if (items.size() != events.size()) {
            throw new IOException("%d of %d documents were answered for".formatted(items.size(), events.size()));
        }
        if (answer.path("errors").asBoolean(true)) {
            for (var i = 0; i < items.size(); i++) {
                expectTaken(events.get(i), items.path(i).path("index"));
            }
        }
    }

    /** Elasticsearch's reason without the value that it quotes: what people write does not belong into logs. */
    private static String why(JsonNode error) {
        var reason = error.path("reason").asString("");
        var quoted = reason.indexOf("Preview of");
        return error.path("type").asString("") + ", " + (quoted < 0 ? reason : reason.substring(0, quoted));
    }

    private static void expectTaken(ProjectedEvent event, JsonNode item) throws IOException {
        var status = item.path("status").asInt(0);
        if (status == BAD_DOCUMENT) {
            throw new UnprojectableEventException(event, "Elasticsearch refuses it: " + why(item.path("error")));
        }
        if (status / 100 != 2) {
            throw new IOException("Elasticsearch does not take %s now: %s".formatted(event.recorded(), item));
        }
    }
}
