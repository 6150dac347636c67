package io.fundsledger.command.log;

import io.fundsledger.events.HashChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The last event of a log partition.
 *
 * @param partition from 0
 * @param position 0 where there is no event
 * @param hash of that event, or the partition's first previous hash
 * @param recordedAt of that event, or the epoch
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartitionHead(int partition, long position, byte[] hash, Instant recordedAt) {

    /** From the columns of the partition's last event, which are null where there is none. */
    static PartitionHead read(ResultSet row, LedgerIdentity ledger) throws SQLException {
        var partition = row.getInt("partition");
        var hash = row.getBytes("hash");
        return hash == null
                ? new PartitionHead(
                        partition, 0, HashChain.first(ledger.ledgerId(), partition, ledger.partitions()), Instant.EPOCH)
                : new PartitionHead(partition, row.getLong("position"), hash, EventRow.instant(row, "recorded_at"));
    }
}
