package io.fundsledger.query.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the search index is.
 *
 * @param indexPrefix what the names of the ledger's indexes begin with
 * @param timeLimit after which a search is given up
 */
@ConfigurationProperties("ledger.search")
record SearchProperties(
        @DefaultValue("") String indexPrefix,
        @DefaultValue("3s") Duration timeLimit) {}
