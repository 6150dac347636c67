package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.json.JsonData;
import io.fundsledger.query.api.MinorUnits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a filter in Elasticsearch's words. */
final class TransactionQuery {

    private static final List<SimpleQueryStringFlag> SYNTAX = List.of(
            SimpleQueryStringFlag.Phrase,
            SimpleQueryStringFlag.Prefix,
            SimpleQueryStringFlag.Not,
            SimpleQueryStringFlag.Or,
            SimpleQueryStringFlag.Whitespace);

    /** The fields in which words are searched. */
    static final List<String> TEXTS = List.of("description", "counterparty", "reference");

    /** Relevance is how many of the words are found, and where: each counts as much as its field. */
    private static final List<String> WEIGHTED_FIELDS =
            List.of(foldedField("description"), foldedField("counterparty") + "^2", foldedField("reference") + "^3");

    private final BoolQuery.Builder all = new BoolQuery.Builder();

    private TransactionQuery() {}

    /** The field that holds a text as it is searched. */
    static String foldedField(String text) {
        return "words." + text;
    }

    /**
     * @param accounts the only accounts to look at, or null for all
     */
    static Query of(TransactionFilter filter, @Nullable List<String> accounts) {
        var query = new TransactionQuery();
        query.words(filter.q());
        query.accounts(accounts);
        query.equal("accountId", filter.accountId());
        query.equal("category", filter.category());
        query.equal("type", filter.type() == null ? null : filter.type().wireName());
        query.equal(
                "currency", filter.currency() == null ? null : filter.currency().code());
        query.amounts(filter);
        query.dates(filter);
        return query.all.build()._toQuery();
    }

    /** A syntax without errors: whatever a person types means something. */
    private void words(@Nullable String typed) {
        if (typed != null) {
            all.must(query -> query.simpleQueryString(text -> text.query(SearchWords.of(typed))
                    .fields(WEIGHTED_FIELDS)
                    .defaultOperator(Operator.And)
                    .analyzeWildcard(true)
                    .flags(SYNTAX)));
        }
    }

    private void accounts(@Nullable List<String> accounts) {
        if (accounts != null) {
            var ids = accounts.stream().map(FieldValue::of).toList();
            all.filter(query -> query.terms(terms -> terms.field("accountId").terms(any -> any.value(ids))));
        }
    }

    private void equal(String field, @Nullable Object value) {
        if (value != null) {
            all.filter(query -> query.term(term -> term.field(field).value(FieldValue.of(value.toString()))));
        }
    }

    private void amounts(TransactionFilter filter) {
        if (filter.minAmount() == null && filter.maxAmount() == null) {
            return;
        }
        var alternatives = MinorUnits.between(filter.minAmount(), filter.maxAmount(), filter.currency()).stream()
                .map(TransactionQuery::within)
                .toList();
        all.filter(query -> query.bool(any -> any.should(alternatives).minimumShouldMatch("1")));
    }

    private static Query within(MinorUnits bounds) {
        return Query.of(query -> query.bool(both -> both.filter(
                        decimals -> decimals.term(term -> term.field("decimals").value(bounds.decimals())))
                .filter(amount -> amount.range(range -> range.untyped(minor -> minor.field("amountMinor")
                        .gte(JsonData.of(bounds.least()))
                        .lte(JsonData.of(bounds.most())))))));
    }

    private void dates(TransactionFilter filter) {
        if (filter.from() == null && filter.to() == null) {
            return;
        }
        all.filter(query -> query.range(range -> range.date(date -> {
            date.field("valueDate");
            if (filter.from() != null) {
                date.gte(filter.from().toString());
            }
            if (filter.to() != null) {
                date.lte(filter.to().toString());
            }
            return date;
        })));
    }
}
