package io.fundsledger.command.account;

import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand.NamesEntry;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a lane and a log do around the decider, in memory and in the simplest way. */
final class MemoryLedger {

    private final Map<UUID, List<AccountEvent>> histories = new HashMap<>();
    private final Map<UUID, Account> live = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Decision execute(AccountCommand command) {
        var named = command instanceof NamesEntry names ? named(command.accountId(), names.entryId()) : null;
        var accounts = new HashMap<UUID, Account>();
        AccountDecider.accountsOf(command, named).forEach(id -> accounts.put(id, stateFor(command, id)));
        var decision = AccountDecider.decide(command, accounts, named, new Moment(now, ZoneOffset.UTC));
        if (decision instanceof Accepted(var changes)) {
            changes.forEach(change -> change.events().forEach(event -> append(change.accountId(), event)));
            if (command instanceof OpenAccount open && open.accountNumber() != null) {
                numbers.add(open.accountNumber());
            }
        }
        return decision;
    }

    private Account stateFor(AccountCommand command, UUID id) {
        var taken = command instanceof OpenAccount open
                && open.accountNumber() != null
                && numbers.contains(open.accountNumber());
        return taken && account(id) instanceof Unopened ? new Unopened(true) : account(id);
    }

    Account account(UUID id) {
        return live.getOrDefault(id, Unopened.FREE);
    }

    List<AccountEvent> history(UUID id) {
        return histories.getOrDefault(id, List.of());
    }

    /** The account as replaying all of its events gives it. */
    Account replayed(UUID id) {
        Account account = Unopened.FREE;
        for (var event : history(id)) {
            account = account.evolve(event);
        }
        return account;
    }

    private void append(UUID id, AccountEvent event) {
        live.put(id, account(id).evolve(event));
        histories.computeIfAbsent(id, none -> new ArrayList<>()).add(event);
    }

    private @Nullable NamedEntry named(UUID id, long version) {
        var history = history(id);
        if (version < 1 || version > history.size()) {
            return null;
        }
        var settledBy = history.stream()
                .filter(event -> Objects.equals(Settling.by(event), version))
                .map(EventType::of)
                .findFirst();
        return new NamedEntry(history.get((int) version - 1), settledBy.orElse(null));
    }
}
