package io.fundsledger.query.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What streams may cost.
 *
 * @param most how many may be open at once
 * @param heartbeat how often a stream says that it is alive when nothing changes
 * @param slowAfter how long a reader may take for what is sent to it at once
 */
@ConfigurationProperties("ledger.streams")
record StreamProperties(int most, Duration heartbeat, Duration slowAfter) {}
