package io.fundsledger.localstack;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Names on a shared stack that nobody else uses; what is made under them goes with the space. */
public final class StackSpace implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final LocalStack stack;
    private final String name = "t" + COUNT.incrementAndGet();
    private @Nullable Database eventStore;
    private @Nullable Database views;
    private @Nullable StackSpace next;

    StackSpace(LocalStack stack) {
        this.stack = stack;
    }

    public synchronized Database eventStore() {
        if (eventStore == null) {
            eventStore = stack.postgres().createEventStore("event_store_" + name);
        }
        return eventStore;
    }

    public synchronized Database views() {
        if (views == null) {
            views = stack.postgres().createViews("views_" + name);
        }
        return views;
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    /** The name of a topic that is not there yet. */
    public String topic() {
        return "ledger.account-events." + name;
    }

    public String elasticsearchUrl() {
        return stack.elasticsearch().url();
    }

    /** What the names of this space's indexes begin with. */
    public String indexPrefix() {
        return name + "-";
    }

    public LocalStack stack() {
        return stack;
    }

    /** Another fresh space on the same stack; dropped with this one. */
    public synchronized StackSpace another() {
        if (next == null) {
            next = new StackSpace(stack);
            return next;
        }
        return next.another();
    }

    @Override
    public synchronized void close() {
        if (next != null) {
            next.close();
        }
        if (stack.isRunning(Component.POSTGRES)) {
            dropIfMade(eventStore);
            dropIfMade(views);
        }
        if (stack.isRunning(Component.ELASTICSEARCH)) {
            stack.elasticsearch().dropIndexes(indexPrefix());
        }
    }

    private void dropIfMade(@Nullable Database database) {
        if (database != null) {
            stack.postgres().drop(database);
        }
    }
}
