package io.fundsledger.simulation.bank;

import io.fundsledger.simulation.audit.TopicAudit;
import io.fundsledger.simulation.schedule.Actor;
import io.fundsledger.simulation.schedule.Chance;
import io.fundsledger.simulation.schedule.SimulatedClock;
import io.fundsledger.simulation.store.InMemoryStore;
import io.fundsledger.simulation.topic.InMemoryTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What befalls the parts of a ledger, until it is over: then everything comes back, and nothing more goes wrong. */
final class Storm implements Actor {

    private static final int MOST_MILLIS_BETWEEN = 60;

    private final Chance chance;
    private final SimulatedClock clock;
    private final InMemoryStore store;
    private final InMemoryTopic topic;
    private final TopicAudit topicAudit;
    private final Weather weather;
    private final Restore restore;
    private final List<Client> clients;
    private final List<Projector> projectors;
    private final List<Part> parts = new ArrayList<>();
    private long next;
    private boolean over;

    Storm(
            Chance chance,
            SimulatedClock clock,
            InMemoryStore store,
            InMemoryTopic topic,
            TopicAudit topicAudit,
            Weather weather,
            Restore restore,
            List<CommandService> services,
            List<Projector> projectors,
            List<Client> clients) {
        this.chance = chance;
        this.clock = clock;
        this.store = store;
        this.topic = topic;
        this.topicAudit = topicAudit;
        this.weather = weather;
        this.restore = restore;
        this.clients = clients;
        this.projectors = projectors;
        parts.addAll(services);
        parts.addAll(projectors);
    }

    @Override
    public String name() {
        return "the storm";
    }

    @Override
    public boolean isReady() {
        return !over && clock.nanoTime() >= next;
    }

    boolean isOver() {
        return over;
    }

    /** Everything comes up for the first time. */
    void begin() {
        parts.forEach(Part::start);
        shareOut();
    }

    @Override
    public String step() {
        next = clock.nanoTime()
                + Duration.ofMillis(chance.below(MOST_MILLIS_BETWEEN)).toNanos();
        return switch (chance.below(12)) {
            case 0, 1 -> crashOrStart(chance.oneOf(parts));
            case 2 -> endSession();
            case 3, 4 -> settle();
            case 5 -> storeGoesAway();
            case 6 -> giveOthers();
            case 7 -> topicAudit.late(topic) ? "lets a record arrive late" : "finds no late record";
            case 8 -> copyOrRestore();
            case 9 -> decide();
            default -> comeBack();
        };
    }

    /** Everything is up, and nobody's transaction is left lying about. */
    void end() {
        over = true;
        weather.clearUp();
        decide();
        store.inDoubt().forEach(session -> store.settle(session, chance.oneIn(2)));
        List.copyOf(store.sessions()).forEach(store::end);
        var late = true;
        while (late) {
            late = topicAudit.late(topic);
        }
        comeBack();
        shareOut();
    }

    void endAll() {
        parts.forEach(Part::crash);
    }

    private String crashOrStart(Part part) {
        if (part.isUp()) {
            part.crash();
            return "ends " + part.name();
        }
        part.start();
        return "starts " + part.name();
    }

    private String comeBack() {
        parts.stream().filter(part -> !part.isUp()).forEach(Part::start);
        store.comeBack();
        return "lets what is down come back";
    }

    /** As when a writer is silent for too long, waits too long for a lock, or is gone without a word. */
    private String endSession() {
        if (store.sessions().isEmpty()) {
            return "finds no session to end";
        }
        var session = chance.oneOf(store.sessions());
        store.end(session);
        return "ends a session of " + session.owner();
    }

    private String settle() {
        var open = store.inDoubt();
        if (open.isEmpty()) {
            return "finds no commit in doubt";
        }
        var session = chance.oneOf(open);
        var happens = chance.oneIn(2);
        store.settle(session, happens);
        return "lets a commit of %s %s".formatted(session.owner(), happens ? "happen" : "be lost");
    }

    private String storeGoesAway() {
        if (chance.oneIn(3)) {
            store.goAway();
            return "takes the event store away";
        }
        return "blows over";
    }

    private String copyOrRestore() {
        if (!chance.oneIn(4)) {
            restore.copy();
            return "copies the event store";
        }
        if (!restore.restore()) {
            return "finds nothing to restore";
        }
        clients.forEach(Client::forgetWhatWas);
        return "puts an older copy in the place of the event store";
    }

    /** What an operator does about an older copy. */
    private String decide() {
        if (!restore.isOlder()) {
            return "has nothing to decide";
        }
        endAll();
        restore.settle();
        comeBack();
        return "lets topic and views begin anew";
    }

    /** One owner does not hear at once that it is one no more: for a while two may believe that they own a partition. */
    private String giveOthers() {
        var projector = chance.oneOf(projectors);
        var some = partitions().filter(partition -> chance.oneIn(2)).boxed().toList();
        projector.own(some);
        return "gives %s partitions %s".formatted(projector.name(), some);
    }

    /** Each partition to one. */
    private void shareOut() {
        for (var projector = 0; projector < projectors.size(); projector++) {
            var number = projector;
            projectors
                    .get(projector)
                    .own(partitions()
                            .filter(partition -> partition % projectors.size() == number)
                            .boxed()
                            .toList());
        }
    }

    private IntStream partitions() {
        return IntStream.range(0, store.ledger().partitions());
    }
}
