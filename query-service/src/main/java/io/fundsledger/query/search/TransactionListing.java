package io.fundsledger.query.search;

import io.fundsledger.query.api.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How what matches is shown. */
record TransactionListing(
        @Parameter(
                description = "largest and smallest need a currency and disregard which way the money went; relevance"
                        + " needs q: most words found first, in the reference before the counterparty before the"
                        + " description. Among equals the newest comes first")
        @Schema(
                type = "string",
                allowableValues = {
                    "newest",
                    "oldest",
                    "largest",
                    "smallest",
                    "latest-value-date",
                    "earliest-value-date",
                    "relevance"
                },
                defaultValue = "newest")
        @Nullable TransactionOrder sort,

        @Parameter(
                description = "By what to count all that match, with the first page: any of type, category, channel,"
                        + " currency, month (of the value date), separated by commas")
        @Schema(type = "string", example = "category,month")
        @Nullable List<Facet> facets) {

    TransactionOrder order(TransactionFilter filter) {
        return Objects.requireNonNullElse(sort, TransactionOrder.NEWEST).checked(filter);
    }

    Set<Facet> counted() {
        if (facets == null || facets.isEmpty()) {
            return EnumSet.noneOf(Facet.class);
        }
        if (facets.stream().anyMatch(Objects::isNull)) { // what is between two commas, or after the last
            throw ProblemException.invalidParameter("facets", "has a comma without a name");
        }
        return EnumSet.copyOf(facets);
    }
}
