package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Locale;

/** By what transactions can be counted. */
enum Facet {
    TYPE("type"),
    CATEGORY("category"),
    CHANNEL("channel"),
    CURRENCY("currency"),
    MONTH("valueMonth");

    private static final int MOST_VALUES = 24;
    private static final NamedValue<SortOrder> MOST_FIRST = NamedValue.of("_count", SortOrder.Desc);
    private static final NamedValue<SortOrder> IN_ORDER = NamedValue.of("_key", SortOrder.Asc);
    private static final NamedValue<SortOrder> LATEST_FIRST = NamedValue.of("_key", SortOrder.Desc);

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Aggregation counting() {
        return Aggregation.of(count ->
                count.terms(values -> values.field(field).size(MOST_VALUES).order(order())));
    }

    private List<NamedValue<SortOrder>> order() {
        return this == MONTH ? List.of(LATEST_FIRST) : List.of(MOST_FIRST, IN_ORDER);
    }

    static FacetAnswer counted(Aggregate counts) {
        var values = counts.sterms();
        var others = values.sumOtherDocCount();
        return new FacetAnswer(
                values.buckets().array().stream()
                        .map(bucket -> new FacetAnswer.Count(bucket.key().stringValue(), bucket.docCount()))
                        .toList(),
                others == null || others == 0 ? null : others);
    }
}
