package io.fundsledger.command.log;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * What a batch must know before it decides.
 *
 * @param knownPositions the partitions to lock, each with the position up to which the caller knows it; {@link
 *     Long#MAX_VALUE} where it knows nothing
 * @param keys of the batch's commands
 * @param accountNumbers that the batch's commands would like to take
 * @param entries that the batch's commands name
 */
public record LockRequest(
        SortedMap<Integer, Long> knownPositions,
        List<CommandKey> keys,
        Collection<String> accountNumbers,
        Collection<EntryRef> entries) {}
