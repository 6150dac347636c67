package io.fundsledger.simulation.store;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LoadedAccounts;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LockedLog;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Turn;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

class InMemoryEventLogTest extends EventLogContract {

    private static final int PARTITIONS = 4;

    private final LedgerIdentity ledger = new LedgerIdentity(UUID.randomUUID(), PARTITIONS, ZoneOffset.UTC);
    private final InMemoryStore store = new InMemoryStore(ledger, Fault.NONE, StoreWeather.FAIR, StoreWitness.NONE);
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Condition somethingHappened = oneAtATime.newCondition();

    @Override
    LedgerIdentity ledger() {
        return ledger;
    }

    @Override
    EventLog writer() {
        return new Alone(new InMemoryEventLog(store, "a writer", new WaitingTurn()));
    }

    /** Waits for other threads, where there is something to wait for. */
    private final class WaitingTurn implements Turn {
        @Override
        public void await(String what, BooleanSupplier until) {
            while (!until.getAsBoolean()) {
                somethingHappened.awaitUninterruptibly();
            }
        }
    }

    /** Each call alone, but for where it waits: the store is for one thread at a time. */
    private final class Alone implements EventLog {
        private final EventLog log;

        Alone(EventLog log) {
            this.log = log;
        }

        private <T> T alone(Supplier<T> call) {
            oneAtATime.lock();
            try {
                return call.get();
            } finally {
                somethingHappened.signalAll();
                oneAtATime.unlock();
            }
        }

        private void aloneRun(Runnable call) {
            alone(() -> {
                call.run();
                return true;
            });
        }

        @Override
        public Map<EntryRef, NamedEntry> look(Collection<EntryRef> entries) {
            return alone(() -> log.look(entries));
        }

        @Override
        public LockedLog lock(LockRequest request) {
            return alone(() -> log.lock(request));
        }

        @Override
        public LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older) {
            return alone(() -> log.load(unknown, older));
        }

        @Override
        public void append(List<NewEvent> events, Map<String, UUID> accountNumbers) {
            aloneRun(() -> log.append(events, accountNumbers));
        }

        @Override
        public void release() {
            aloneRun(log::release);
        }

        @Override
        public void close() {
            aloneRun(log::close);
        }
    }
}
