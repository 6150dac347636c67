package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.NewEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;

/** A log whose appends can be made to fail, each in its way. */
final class InterruptedLog implements EventLog {

    private final EventLog log;
    private final Queue<RuntimeException> next = new ArrayDeque<>();
    private Consumer<List<NewEvent>> before = events -> {};

    InterruptedLog(EventLog log) {
        this.log = log;
    }

    /** The next appends fail with these, one each. */
    void failNext(RuntimeException... failures) {
        next.addAll(List.of(failures));
    }

    /** Whether all failures have happened that were to come next. */
    boolean hasFailed() {
        return next.isEmpty();
    }

    /** What happens before each append; an append for which it throws fails. */
    void beforeEach(Consumer<List<NewEvent>> events) {
        before = events;
    }

    @Override
    public Map<EntryRef, NamedEntry> look(Collection<EntryRef> entries) {
        return log.look(entries);
    }

    @Override
    public LockedLog lock(LockRequest request) {
        return log.lock(request);
    }

    @Override
    public LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older) {
        return log.load(unknown, older);
    }

    @Override
    public void append(List<NewEvent> events, Map<String, UUID> accountNumbers) {
        before.accept(events);
        var failure = next.poll();
        if (failure != null) {
            throw failure;
        }
        log.append(events, accountNumbers);
    }

    @Override
    public void release() {
        log.release();
    }

    @Override
    public void close() {
        log.close();
    }
}
