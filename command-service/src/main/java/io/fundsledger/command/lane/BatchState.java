package io.fundsledger.command.lane;

import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.NewEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch has come to: events, and the accounts, entries, heads, numbers and keys after them. A trial starts from
 * it and is either settled, all at once, or forgotten.
 */
final class BatchState {

    final BatchHeads heads;
    final BatchAccounts accounts;
    final BatchEntries entries;
    final Layer<String, UUID> numbers;
    final Layer<CommandKey, DecidedCommand> decided;
    final List<NewEvent> events = new ArrayList<>();
    private final List<NewEvent> below;

    private BatchState(
            BatchHeads heads,
            BatchAccounts accounts,
            BatchEntries entries,
            Layer<String, UUID> numbers,
            Layer<CommandKey, DecidedCommand> decided,
            List<NewEvent> below) {
        this.heads = heads;
        this.accounts = accounts;
        this.entries = entries;
        this.numbers = numbers;
        this.decided = decided;
        this.below = below;
    }

    /** The state in which the log was found. */
    static BatchState of(LockedLog locked, Collection<EntryRef> asked, BatchAccounts accounts) {
        return new BatchState(
                BatchHeads.of(locked.heads()),
                accounts,
                BatchEntries.of(asked, locked.named()),
                Layer.of(Map.of()),
                Layer.of(Map.of()),
                List.of());
    }

    BatchState trial() {
        return new BatchState(
                heads.trial(), accounts.trial(), entries.trial(), numbers.another(), decided.another(), events);
    }

    /** Makes a trial part of what it started from. */
    void settle() {
        heads.settle();
        accounts.settle();
        entries.settle();
        numbers.settle();
        decided.settle();
        below.addAll(events);
    }
}
