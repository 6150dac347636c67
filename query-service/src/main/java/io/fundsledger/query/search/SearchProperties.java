package io.fundsledger.query.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the search index is.
 *
 * @param indexPrefix what the names of the ledger's indexes begin with
 */
@ConfigurationProperties("ledger.search")
record SearchProperties(@DefaultValue("") String indexPrefix) {}
