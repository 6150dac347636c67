package io.fundsledger.projector;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets of the ledger, besides Spring's own properties.
 *
 * @param topic where the log is published
 * @param timeZone in which a booking gets its date; fixed when the ledger is created
 * @param consumerGroupPrefix sets the consumer groups of one set of views apart from those of another
 * @param instanceId by which this instance is known again after a restart; no two may share it
 */
@ConfigurationProperties("ledger")
public record LedgerProperties(
        String topic,
        ZoneId timeZone,
        String consumerGroupPrefix,
        String instanceId,
        @DefaultValue Search search,
        @DefaultValue Cors cors) {

    /**
     * Where search looks.
     *
     * @param indexPrefix before the name of every index and alias
     */
    public record Search(@DefaultValue("") String indexPrefix) {}

    /**
     * Which web pages may ask.
     *
     * @param allowedOrigins patterns, such as {@code http://localhost:*}
     */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}
}
