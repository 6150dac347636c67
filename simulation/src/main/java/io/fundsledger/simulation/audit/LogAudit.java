package io.fundsledger.simulation.audit;

import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.simulation.store.StoreWitness;
import io.fundsledger.simulation.store.StoredCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The invariants of the log, by their numbers: looked at with every commit, event by event. */
public final class LogAudit implements StoreWitness {

    private final LedgerIdentity ledger;
    private final Map<Integer, List<RecordedEvent>> partitions = new HashMap<>();
    private final Map<UUID, Book> books = new HashMap<>();
    private final Map<CommandKey, CommandHead> commands = new HashMap<>();
    private final Set<String> settled = new HashSet<>();

    public LogAudit(LedgerIdentity ledger) {
        this.ledger = ledger;
    }

    /** An older copy was declared to be the log: what came after it never was. */
    public void startOver(List<StoredCommit> copy) {
        partitions.clear();
        books.clear();
        commands.clear();
        settled.clear();
        copy.forEach(this::committed);
    }

    /** All events of a partition, as they were committed. */
    public List<RecordedEvent> partition(int partition) {
        return partitions.computeIfAbsent(partition, none -> new ArrayList<>());
    }

    /** The account, empty if there is none. */
    public Book book(UUID accountId) {
        return books.getOrDefault(accountId, new Book());
    }

    public Map<CommandKey, CommandHead> commands() {
        return commands;
    }

    @Override
    public void committed(StoredCommit commit) {
        commit.events().forEach(this::add);
        for (var event : commit.events()) {
            if (event.command() != null) {
                command(event, event.command(), commit.events());
            }
        }
    }

    /** Only keys and numbers can be met without a common partition, and so without a common lock. */
    @Override
    public void collided(String constraint) {
        Breach.unless(
                constraint.contains("key") || constraint.contains("number"),
                () -> "an append broke %s: it rested on a head or a state that was out of date (invariants 3 and 8)"
                        .formatted(constraint));
    }

    private void add(NewEvent event) {
        var recorded = event.event();
        var events = partition(recorded.partition());
        Breach.unless(
                recorded.position() == events.size() + 1, () -> "%s is not the next (invariant 3)".formatted(recorded));
        var previous = events.isEmpty()
                ? HashChain.first(ledger.ledgerId(), recorded.partition(), ledger.partitions())
                : events.getLast().hash();
        Breach.unless(
                Arrays.equals(HashChain.next(previous, recorded), recorded.hash()),
                () -> "%s is not linked to the event before it (invariant 6)".formatted(recorded));
        var before = events.isEmpty() ? Instant.EPOCH : events.getLast().recordedAt();
        Breach.unless(
                !recorded.recordedAt().isBefore(before), () -> "time ran back at %s (invariant 7)".formatted(recorded));
        events.add(recorded);
        book(event);
    }

    private void book(NewEvent event) {
        var recorded = event.event();
        var book = books.computeIfAbsent(recorded.accountId(), none -> new Book());
        Breach.unless(
                recorded.accountVersion() == book.version() + 1,
                () -> "%s is out of order (invariant 2)".formatted(recorded));
        book.add(event.content());
        Breach.unless(
                book.last().available() >= 0,
                () -> "%s leaves %s: overdrawn (invariant 8)".formatted(recorded, book.last()));
        var settles = event.settles();
        Breach.unless(
                settles == null || settled.add(recorded.accountId() + ":" + settles),
                () -> "%s ends or reverses what was ended or reversed before (invariant 8)".formatted(recorded));
    }

    private void command(NewEvent first, CommandHead command, List<NewEvent> together) {
        var key = new CommandKey(first.event().origin().actor(), command.idempotencyKey());
        Breach.unless(commands.put(key, command) == null, () -> "%s is in the log twice (invariant 5)".formatted(key));
        for (var part : command.parts()) {
            var events = together.stream()
                    .map(NewEvent::event)
                    .filter(event -> event.accountId().equals(part.accountId()))
                    .filter(event -> event.accountVersion() >= part.first() && event.accountVersion() <= part.last())
                    .toList();
            Breach.unless(
                    events.size() == part.events(), () -> "%s is in the log in part (invariant 4)".formatted(key));
            events.forEach(event -> Breach.unless(
                    event.recordedAt().equals(first.event().recordedAt()),
                    () -> "the events of %s are of different times (invariant 4)".formatted(key)));
        }
    }

    /** Nothing that was committed is gone, and nothing is there that was not committed (invariant 1). */
    public void compareWith(int partition, List<NewEvent> stored) {
        var events = partition(partition);
        var last = events.size() - 1;
        Breach.unless(
                stored.size() == events.size()
                        && (last < 0
                                || Arrays.equals(
                                        stored.get(last).event().hash(),
                                        events.get(last).hash())),
                () -> "partition %d has %d events, and %d were committed (invariant 1)"
                        .formatted(partition, stored.size(), events.size()));
    }
}
