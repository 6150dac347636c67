package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** Searches transactions; an answer is whole or there is none. */
@Repository
class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final ElasticsearchClient elasticsearch;
    private final String indexPrefix;
    private final String timeLimit;

    Transactions(ElasticsearchClient elasticsearch, SearchProperties properties) {
        this.elasticsearch = elasticsearch;
        this.indexPrefix = properties.indexPrefix();
        this.timeLimit = properties.timeLimit().toMillis() + "ms";
    }

    /** @param generation of the projection, whose index is asked: the alias may be that of another one by now */
    Found find(TransactionSearch search, int generation) {
        var index = "%stransactions-g%d".formatted(indexPrefix, generation);
        var answer = ask(search.in(index, timeLimit));
        if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
            LOG.warn("The search did not end in {}, or not on every shard: {}", timeLimit, answer.shards());
            throw unavailable();
        }
        var hits = answer.hits();
        var total = hits.total();
        return new Found(
                hits.hits().stream().map(FoundTransaction::of).toList(),
                total == null ? null : TotalAnswer.of(total),
                facets(answer.aggregations()));
    }

    private static Map<String, FacetAnswer> facets(Map<String, Aggregate> counted) {
        var facets = new TreeMap<String, FacetAnswer>();
        counted.forEach((name, counts) -> facets.put(name, Facet.counted(counts)));
        return facets;
    }

    private SearchResponse<TransactionDocument> ask(SearchRequest request) {
        try {
            return elasticsearch.search(request, TransactionDocument.class);
        } catch (ElasticsearchException refused) {
            if (isOurMistake(refused.status())) {
                throw refused;
            }
            LOG.warn("The search failed", refused);
            throw unavailable();
        } catch (IOException unreachable) {
            throw unreachable(unreachable);
        } catch (RuntimeException failed) {
            throw failed.getCause() instanceof TimeoutException busy ? unreachable(busy) : failed;
        }
    }

    private static ProblemException unreachable(Exception why) {
        LOG.warn("The search cannot be reached: {}", why.getMessage());
        return unavailable();
    }

    private static boolean isOurMistake(int status) {
        return status >= 400 && status < 500 && status != 404 && status != 429;
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemCode.SEARCH_UNAVAILABLE, "The search cannot be asked; accounts and statements can");
    }
}
