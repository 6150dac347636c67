package io.fundsledger.query.search;

import static java.util.stream.Collectors.toMap;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page to be searched.
 *
 * @param accounts the only accounts to look at, or null for all
 * @param after the place, in that order, after which the page begins; null for the first page
 * @param limit how many transactions at most
 * @param facets what to count if it is the first page: the others would say the same again
 */
record TransactionSearch(
        TransactionFilter filter,
        @Nullable List<String> accounts,
        TransactionOrder order,
        @Nullable List<FieldValue> after,
        int limit,
        Set<Facet> facets) {

    private static final int LONGEST_HIGHLIGHTED = 10_000;
    private static final List<NamedValue<HighlightField>> HIGHLIGHTED = TransactionQuery.TEXTS.stream()
            .map(text -> NamedValue.of(
                    TransactionQuery.foldedField(text), HighlightField.of(field -> field.numberOfFragments(0))))
            .toList();

    SearchRequest in(String index, String timeLimit) {
        var request = new SearchRequest.Builder()
                .index(index)
                .query(TransactionQuery.of(filter, accounts))
                .sort(order.sort())
                .size(limit)
                .source(source -> source.filter(fields -> fields.excludes("words")))
                .timeout(timeLimit)
                .allowPartialSearchResults(false);
        if (filter.q() != null) {
            highlight(request);
        }
        if (after == null) {
            request.trackTotalHits(total -> total.count(TotalAnswer.COUNTED))
                    .aggregations(facets.stream().collect(toMap(Facet::wireName, Facet::counting)));
        } else {
            request.trackTotalHits(total -> total.enabled(false)).searchAfter(after);
        }
        return request.build();
    }

    private static void highlight(SearchRequest.Builder request) {
        request.highlight(marks -> marks.type(HighlighterType.Unified)
                .preTags(Highlight.FOUND)
                .postTags(Highlight.FOUND_END)
                .maxAnalyzedOffset(LONGEST_HIGHLIGHTED)
                .fields(HIGHLIGHTED));
    }
}
