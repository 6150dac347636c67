package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A transaction that a search found.
 *
 * @param place the values that it is ordered by
 * @param highlights by field, where the words were found
 */
record FoundTransaction(TransactionDocument document, List<FieldValue> place, Map<String, List<String>> highlights) {

    static FoundTransaction of(Hit<TransactionDocument> hit) {
        var document = Objects.requireNonNull(hit.source());
        var highlights = new TreeMap<String, List<String>>();
        for (var text : TransactionQuery.TEXTS) {
            var original = document.text(text);
            var marked = hit.highlight().get(TransactionQuery.foldedField(text));
            if (original != null && marked != null) {
                var pieces = Highlight.of(original, String.join("", marked));
                if (!pieces.isEmpty()) {
                    highlights.put(text, pieces);
                }
            }
        }
        return new FoundTransaction(document, hit.sort(), highlights);
    }

    /** The place as a cursor carries it. */
    Object[] placeFields() {
        return place.stream().map(FieldValue::_get).toArray();
    }
}
