package io.fundsledger.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of all that match have which value; what has none is not counted. */
@Schema(name = "Facet")
record FacetAnswer(
        @Schema(description = "At most 24: the most frequent first; of months the latest first")
        List<Count> counts,

        @Schema(description = "How many have any other value, if there are more values") @Nullable Long others) {

    @Schema(name = "FacetCount")
    record Count(
            @Schema(example = "housing") String value,
            @Schema(example = "12") long count) {}
}
