package io.fundsledger.simulation.store;

import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.RelayedLog;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.simulation.schedule.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The log in memory as a relay sees it. */
public final class InMemoryRelayedLog implements RelayedLog {

    private final InMemoryStore store;
    private final Turn turn;
    private final Session session;

    public InMemoryRelayedLog(InMemoryStore store, String owner, Turn turn) {
        this.store = store;
        this.turn = turn;
        turn.pass("connect");
        this.session = store.open(owner);
    }

    @Override
    public Set<Integer> acquireFree() {
        statement("take free partitions");
        return store.takeFreeRelays(session);
    }

    @Override
    public List<RecordedEvent> read(Map<Integer, Long> cursors, int limit) {
        statement("read on");
        var events = new ArrayList<RecordedEvent>();
        new TreeMap<>(cursors).forEach((partition, position) -> {
            var all = store.partition(partition);
            all.stream().skip(position).limit(limit).map(NewEvent::event).forEach(events::add);
        });
        return events;
    }

    @Override
    public void close() {
        if (!turn.isOver()) {
            store.end(session);
        }
    }

    private void statement(String what) {
        turn.pass(what);
        if (session.ended) {
            throw new StoreUnavailableException("the store has gone away", new IllegalStateException());
        }
    }
}
