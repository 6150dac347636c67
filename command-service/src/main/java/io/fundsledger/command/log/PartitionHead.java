package io.fundsledger.command.log;

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
public record PartitionHead(int partition, long position, byte[] hash, Instant recordedAt) {}
