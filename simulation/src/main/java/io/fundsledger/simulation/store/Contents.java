package io.fundsledger.simulation.store;

import static java.util.Objects.requireNonNull;

import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.events.EventType;
import io.fundsledger.simulation.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is committed, found by what one asks for. */
final class Contents {
    final Map<Integer, List<NewEvent>> partitions = new HashMap<>();
    final Map<UUID, List<NewEvent>> accounts = new HashMap<>();
    final Map<CommandKey, NewEvent> commands = new HashMap<>();
    final Map<EntryRef, EventType> settled = new HashMap<>();
    final Map<String, UUID> numbers = new HashMap<>();
    final Constraints constraints;

    Contents(LedgerIdentity ledger, Fault fault) {
        constraints = new Constraints(fault != Fault.REPEATED_COMMAND_NOT_DROPPED);
        for (var partition = 0; partition < ledger.partitions(); partition++) {
            partitions.put(partition, new ArrayList<>());
        }
    }

    void add(StoredCommit commit) {
        constraints.add(commit);
        numbers.putAll(commit.numbers());
        for (var event : commit.events()) {
            var recorded = event.event();
            requireNonNull(partitions.get(recorded.partition())).add(event);
            accounts.computeIfAbsent(recorded.accountId(), none -> new ArrayList<>())
                    .add(event);
            var key = Constraints.keyOf(event);
            if (key != null) {
                commands.put(key, event);
            }
            var settles = event.settles();
            if (settles != null) {
                settled.put(new EntryRef(recorded.accountId(), settles), EventType.of(event.content()));
            }
        }
    }
}
