package io.fundsledger.command.log;

import io.fundsledger.command.account.NamedEntry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the log says once its partitions are locked: nobody else can append to them until the batch ends.
 *
 * @param heads the last event of each locked partition
 * @param changedAccounts whose events the caller does not know, appended by others since
 * @param tooManyChanges whether there are more of them than are listed
 * @param recorded the commands among those asked for that are in the log
 * @param takenNumbers the account numbers among those asked for that are taken
 * @param named the entries among those asked for that are in the log
 */
public record LockedLog(
        Map<Integer, PartitionHead> heads,
        Set<UUID> changedAccounts,
        boolean tooManyChanges,
        Map<CommandKey, RecordedCommand> recorded,
        Set<String> takenNumbers,
        Map<EntryRef, NamedEntry> named) {}
