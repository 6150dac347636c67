package io.fundsledger.query.api;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call the ledger.
 *
 * @param allowedOrigins origin patterns such as {@code http://localhost:*}; none by default
 */
@ConfigurationProperties("ledger.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
