package io.fundsledger.command;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is fixed for a ledger when it is created.
 *
 * @param partitions log partitions, and as many in Kafka
 * @param timeZone in whose days value dates default
 */
@ConfigurationProperties("ledger")
record LedgerProperties(int partitions, ZoneId timeZone) {}
