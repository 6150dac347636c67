package io.fundsledger.simulation.bank;

import io.fundsledger.simulation.audit.LogAudit;
import io.fundsledger.simulation.audit.TopicAudit;
import io.fundsledger.simulation.audit.ViewAudit;
import io.fundsledger.simulation.store.InMemoryStore;
import io.fundsledger.simulation.store.StoredCommit;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.fundsledger.simulation.view.InMemoryViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An older copy of the event store takes its place, declared to be the log from then on. It takes longer than anything is
 * under way to Kafka. What goes on until an operator gives the ledger a new topic and new views is held to all that is held
 * otherwise: nothing may be published that does not go on from what the topic has.
 */
final class Restore {

    private final InMemoryStore store;
    private final InMemoryTopic topic;
    private final InMemoryViews views;
    private final LogAudit log;
    private final TopicAudit published;
    private final ViewAudit shown;
    private @Nullable List<StoredCommit> copy;
    private boolean older;

    Restore(
            InMemoryStore store,
            InMemoryTopic topic,
            InMemoryViews views,
            LogAudit log,
            TopicAudit published,
            ViewAudit shown) {
        this.store = store;
        this.topic = topic;
        this.views = views;
        this.log = log;
        this.published = published;
        this.shown = shown;
    }

    /** Whether the store is an older copy, and nobody has decided yet. */
    boolean isOlder() {
        return older;
    }

    void copy() {
        copy = store.copy();
    }

    /** False if there is no copy, or the last one has not been settled. */
    boolean restore() {
        if (copy == null || older) {
            return false;
        }
        topic.cutConnections();
        store.restore(copy);
        log.startOver(copy);
        older = true;
        return true;
    }

    /** The log stays as it is; topic and views begin anew. All parts have to be down. */
    void settle() {
        topic.makeAnew();
        published.startOver();
        views.startOver();
        shown.startOver();
        older = false;
    }
}
