package io.fundsledger.command;

import io.fundsledger.events.ContractRelease;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a ledger is. Partitions and time zone are fixed when it is created.
 *
 * @param partitions log partitions, and as many in Kafka
 * @param timeZone in whose days value dates default
 * @param writeEventsOf the release of the contract whose events are written: one that all of their readers know
 */
@ConfigurationProperties("ledger")
record LedgerProperties(int partitions, ZoneId timeZone, ContractRelease writeEventsOf) {}
