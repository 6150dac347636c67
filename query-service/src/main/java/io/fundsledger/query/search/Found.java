package io.fundsledger.query.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page's worth of what matches and, with the first page, figures about all that matches.
 *
 * @param facets by name; empty if none were asked for
 */
record Found(List<FoundTransaction> transactions, @Nullable TotalAnswer total, Map<String, FacetAnswer> facets) {}
