package io.fundsledger.command.api;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages may use the service from a browser.
 *
 * @param allowedOrigins origin patterns, such as {@code http://localhost:*}
 */
@ConfigurationProperties("ledger.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
