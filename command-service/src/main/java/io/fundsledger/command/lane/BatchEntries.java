package io.fundsledger.command.lane;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.NamesEntry;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.account.Settling;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.EventType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries that the commands of one batch name: as the log has them, then as the batch's own events leave them. */
final class BatchEntries {

    private final Collection<EntryRef> asked;
    private final Map<EntryRef, NamedEntry> current;

    BatchEntries(Collection<EntryRef> asked, Map<EntryRef, NamedEntry> inTheLog) {
        this.asked = asked;
        this.current = new HashMap<>(inTheLog);
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
        var settled = Settling.by(event);
        if (settled != null) {
            current.computeIfPresent(
                    new EntryRef(accountId, settled),
                    (ref, entry) -> new NamedEntry(entry.event(), EventType.of(event)));
        }
    }
}
