package io.fundsledger.query.search;

import co.elastic.clients.elasticsearch.core.search.TotalHits;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many match. */
@Schema(name = "Total")
record TotalAnswer(
        @Schema(example = "1234") long count,

        @Schema(
                description = "Beyond 10000 nobody counts further: at-least",
                allowableValues = {"exactly", "at-least"})
        String relation) {

    static final int COUNTED = 10_000;

    static TotalAnswer of(TotalHits hits) {
        return new TotalAnswer(hits.value(), hits.relation() == TotalHitsRelation.Eq ? "exactly" : "at-least");
    }
}
