package io.fundsledger.command.lane;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.NamesEntry;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.account.Settling;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.EventType;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries that the commands of one batch name: as the log has them, then as the batch's own events leave them. */
final class BatchEntries {

    private final Collection<EntryRef> asked;
    private final Layer<EntryRef, NamedEntry> current;

    private BatchEntries(Collection<EntryRef> asked, Layer<EntryRef, NamedEntry> current) {
        this.asked = asked;
        this.current = current;
    }

    static BatchEntries of(Collection<EntryRef> asked, Map<EntryRef, NamedEntry> inTheLog) {
        return new BatchEntries(asked, Layer.of(inTheLog));
    }

    /** What a command names; null if it names nothing, or nothing that is there. */
    @Nullable NamedEntry of(AccountCommand command) {
        return command instanceof NamesEntry names ? current.get(EntryRef.of(names)) : null;
    }

    /** An event of the batch, and the version of the account that it made. */
    void add(UUID accountId, long version, AccountEvent event) {
        var made = new EntryRef(accountId, version);
        if (asked.contains(made)) {
            current.put(made, new NamedEntry(event, null));
        }
        var settles = Settling.by(event);
        if (settles != null) {
            settle(new EntryRef(accountId, settles), EventType.of(event));
        }
    }

    BatchEntries trial() {
        return new BatchEntries(asked, current.another());
    }

    void settle() {
        current.settle();
    }

    private void settle(EntryRef ref, EventType by) {
        var entry = current.get(ref);
        if (entry != null) {
            current.put(ref, new NamedEntry(entry.event(), by));
        }
    }
}
