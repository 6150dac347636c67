package io.fundsledger.query.search;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.elasticsearch.UncategorizedElasticsearchException;
import org.springframework.data.elasticsearch.client.elc.NativeQuery;
import org.springframework.data.elasticsearch.client.elc.NativeQueryBuilder;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.SearchHits;
import org.springframework.data.elasticsearch.core.mapping.IndexCoordinates;
import org.springframework.stereotype.Repository;

/** Searches transactions, newest first; an answer is whole or there is none. */
@Repository
class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Sort NEWEST_FIRST =
            Sort.by(Sort.Direction.DESC, "recordedAtMicros", "logPartition", "logPosition");

    private final ElasticsearchOperations elasticsearch;
    private final String indexPrefix;

    Transactions(ElasticsearchOperations elasticsearch, SearchProperties properties) {
        this.elasticsearch = elasticsearch;
        this.indexPrefix = properties.indexPrefix();
    }

    /** @param generation of the projection, whose index is asked: an alias might be another one's by now */
    SearchHits<TransactionDocument> find(
            int generation, TransactionFilter filter, @Nullable List<Object> after, int limit) {
        var query = new NativeQueryBuilder()
                .withQuery(TransactionQuery.of(filter))
                .withSort(NEWEST_FIRST)
                .withMaxResults(limit)
                .withTrackTotalHits(false);
        if (after != null) {
            query.withSearchAfter(after);
        }
        var hits = search(query.build(), generation);
        var shards = hits.getSearchShardStatistics();
        if (shards != null && shards.isFailed()) {
            LOG.warn("{} of {} shards did not answer", shards.getFailed(), shards.getTotal());
            throw unavailable();
        }
        return hits;
    }

    private SearchHits<TransactionDocument> search(NativeQuery query, int generation) {
        var index = IndexCoordinates.of("%stransactions-g%d".formatted(indexPrefix, generation));
        try {
            return elasticsearch.search(query, TransactionDocument.class, index);
        } catch (UncategorizedElasticsearchException refused) {
            if (isOurMistake(refused)) {
                throw refused;
            }
            LOG.warn("The search failed", refused);
            throw unavailable();
        } catch (RuntimeException unreachable) {
            LOG.warn("The search cannot be reached: {}", unreachable.getMessage());
            throw unavailable();
        }
    }

    private static boolean isOurMistake(UncategorizedElasticsearchException refused) {
        var status = refused.getStatusCode();
        return status != null && status >= 400 && status < 500 && status != 404 && status != 429;
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemCode.SEARCH_UNAVAILABLE, "The search cannot be asked; accounts and statements can");
    }
}
