package io.fundsledger.simulation.bank;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.simulation.audit.AnswerAudit;
import io.fundsledger.simulation.audit.Breach;
import io.fundsledger.simulation.audit.LogAudit;
import io.fundsledger.simulation.audit.TopicAudit;
import io.fundsledger.simulation.audit.ViewAudit;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Actor;
import io.fundsledger.simulation.schedule.Chance;
import io.fundsledger.simulation.schedule.SimulatedClock;
import io.fundsledger.simulation.schedule.Trace;
import io.fundsledger.simulation.store.InMemoryStore;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.fundsledger.simulation.view.InMemoryViews;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A whole ledger with its clients; everything that happens to it follows from one seed. */
public final class Bank {

    private static final int PARTITIONS = 3;
    private static final int ACCOUNTS = 5;
    private static final int SERVICES = 2;
    private static final int PROJECTORS = 2;
    private static final int CLIENTS = 4;
    private static final int ERRANDS = 8;
    private static final int MOST_STEPS = 20_000;

    private final Chance chance;
    private final SimulatedClock clock = new SimulatedClock();
    private final Trace trace;
    private final LogAudit log;
    private final TopicAudit published;
    private final InMemoryStore store;
    private final InMemoryViews views;
    private final List<CommandService> services = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final Storm storm;
    private final List<Actor> actors = new ArrayList<>();

    public Bank(long seed, Fault fault, Trace trace) {
        this.chance = new Chance(seed);
        this.trace = trace;
        var ledger = new LedgerIdentity(chance.id(), PARTITIONS, ZoneOffset.UTC);
        this.log = new LogAudit(ledger);
        this.published = new TopicAudit(log);
        var shown = new ViewAudit(published);
        var weather = new Weather(chance);
        this.store = new InMemoryStore(ledger, fault, weather, log);
        var topic = new InMemoryTopic(PARTITIONS, published);
        this.views = new InMemoryViews(fault, shown);
        shown.watch(views);
        var restore = new Restore(store, topic, views, log, published, shown);
        var answers = new AnswerAudit(log);
        var accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(account -> chance.id()).toList();
        for (var service = 1; service <= SERVICES; service++) {
            services.add(new CommandService("service-" + service, store, topic, weather, clock, chance));
        }
        for (var client = 1; client <= CLIENTS; client++) {
            clients.add(client("client-" + client, accounts, answers));
        }
        var projectors = new ArrayList<Projector>();
        for (var projector = 1; projector <= PROJECTORS; projector++) {
            projectors.add(new Projector("projector-" + projector, topic, views, weather, clock));
        }
        this.storm = new Storm(chance, clock, store, topic, published, weather, restore, services, projectors, clients);
        actors.addAll(services);
        actors.addAll(services);
        actors.addAll(projectors);
        actors.addAll(clients);
        actors.add(storm);
    }

    private Client client(String name, List<UUID> accounts, AnswerAudit answers) {
        return new Client(name, new Errands(chance, name, accounts), ERRANDS, services, answers, clock, chance);
    }

    /** Lets everything happen until all is done; throws a Breach if something does not hold. */
    public void run() {
        storm.begin();
        try {
            while (!isAtRest()) {
                step();
            }
        } finally {
            storm.endAll();
        }
    }

    /** Whether every request is answered, and everything that was recorded has arrived everywhere. */
    private boolean isAtRest() {
        if (!clients.stream().allMatch(Client::isDone)) {
            return false;
        }
        if (!storm.isOver()) {
            storm.end();
        }
        return IntStream.range(0, PARTITIONS)
                .allMatch(partition -> published.isWhole(partition)
                        && views.checkpoint(partition).position()
                                == store.partition(partition).size());
    }

    private void step() {
        var ready = actors.stream().filter(Actor::isReady).toList();
        if (ready.isEmpty()) {
            clock.advance(Duration.ofMillis(20));
            trace.step("time", "passes");
        } else {
            var actor = chance.oneOf(ready);
            trace.step(actor.name(), actor.step());
        }
        clock.advance(Duration.ofMillis(chance.below(4)));
        for (var partition = 0; partition < PARTITIONS; partition++) {
            log.compareWith(partition, store.partition(partition));
        }
        if (trace.steps() >= MOST_STEPS) {
            throw new Breach("after %d steps something has not arrived, or is not answered".formatted(MOST_STEPS));
        }
    }
}
