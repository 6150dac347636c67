package io.fundsledger.command.log;

import io.fundsledger.events.AccountPartitioner;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Which ledger this is; fixed when it is created.
 *
 * @param ledgerId in every event's source
 * @param partitions how many log partitions, and as many in Kafka
 * @param zone in whose days value dates default
 */
public record LedgerIdentity(UUID ledgerId, int partitions, ZoneId zone) {

    public int partitionOf(UUID accountId) {
        return AccountPartitioner.partitionOf(accountId, partitions);
    }
}
