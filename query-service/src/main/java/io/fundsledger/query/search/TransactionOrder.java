package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import io.fundsledger.query.api.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which order transactions are listed. What an order compares never changes once a transaction is indexed, and its place
 * in the log decides between equals, so that pages fit together whatever is indexed in between.
 */
enum TransactionOrder {
    NEWEST(null, SortOrder.Desc),
    OLDEST(null, SortOrder.Asc),
    LARGEST("amountMinor", SortOrder.Desc),
    SMALLEST("amountMinor", SortOrder.Asc),
    LATEST_VALUE_DATE("valueDate", SortOrder.Desc),
    EARLIEST_VALUE_DATE("valueDate", SortOrder.Asc),
    RELEVANCE("_score", SortOrder.Desc);

    private static final List<String> WHEN_RECORDED = List.of("recordedAtMicros", "logPartition", "logPosition");

    private final @Nullable String field;
    private final SortOrder direction;

    TransactionOrder(@Nullable String field, SortOrder direction) {
        this.field = field;
        this.direction = direction;
    }

    /** This order, if what it compares can be compared among what is asked for. */
    TransactionOrder checked(TransactionFilter filter) {
        if ((this == LARGEST || this == SMALLEST) && filter.currency() == null) {
            throw ProblemException.invalidParameter(
                    "currency", "is missing: amounts of several currencies have no order");
        }
        if (this == RELEVANCE && filter.q() == null) {
            throw ProblemException.invalidParameter("q", "is missing: it is what relevance means");
        }
        return this;
    }

    List<SortOptions> sort() {
        return Stream.concat(Stream.ofNullable(field), WHEN_RECORDED.stream())
                .map(name -> SortOptions.of(sort -> name.equals("_score")
                        ? sort.score(score -> score.order(direction))
                        : sort.field(compared -> compared.field(name).order(tieBreak(name)))))
                .toList();
    }

    /** Among equals the newest comes first, except where the oldest do anyway. */
    private SortOrder tieBreak(String name) {
        return name.equals(field) || field == null ? direction : SortOrder.Desc;
    }

    /**
     * The values of {@link #sort} that a cursor carries.
     *
     * @throws IllegalArgumentException if they are not such values
     */
    List<FieldValue> place(String[] fields) {
        var values = new ArrayList<FieldValue>();
        var own = field == null ? 0 : 1;
        if (fields.length != own + WHEN_RECORDED.size()) {
            throw new IllegalArgumentException("not a place in this order");
        }
        if (own == 1) {
            values.add(this == RELEVANCE ? score(fields[0]) : FieldValue.of(Long.parseLong(fields[0])));
        }
        values.add(FieldValue.of(Long.parseLong(fields[own])));
        values.add(FieldValue.of(Integer.parseInt(fields[own + 1])));
        values.add(FieldValue.of(Long.parseLong(fields[own + 2])));
        return values;
    }

    private static FieldValue score(String text) {
        var score = Float.parseFloat(text);
        if (!Float.isFinite(score)) {
            throw new IllegalArgumentException("not a score");
        }
        return FieldValue.of((double) score);
    }
}
