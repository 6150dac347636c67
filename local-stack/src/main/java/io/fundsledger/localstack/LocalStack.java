package io.fundsledger.localstack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Components that run together on this machine, and end with the process that started them. */
public final class LocalStack implements AutoCloseable {

    private final StackFolder folder;
    private final StackComponents components;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread endAtExit = new Thread(this::end, "local-stack-end");

    private LocalStack(StackFolder folder, StackComponents components) {
        this.folder = folder;
        this.components = components;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Starts these side by side and returns when they are ready. Other threads may start others meanwhile. */
    public void start(Component... wanted) {
        ensure(EnumSet.copyOf(List.of(wanted)));
    }

    public StackProcess process(Component component) {
        return running(component, StackProcess.class);
    }

    public PostgresServer postgres() {
        return running(Component.POSTGRES, PostgresServer.class);
    }

    public KafkaBroker kafka() {
        return running(Component.KAFKA, KafkaBroker.class);
    }

    public ElasticsearchNode elasticsearch() {
        return running(Component.ELASTICSEARCH, ElasticsearchNode.class);
    }

    private <T extends StackProcess> T running(Component component, Class<T> type) {
        RunningComponent running = components.find(component);
        if (running == null) {
            throw new IllegalStateException(component.label() + " was not asked for");
        }
        return type.cast(running);
    }

    /** Returns when all of these run: starts what is not there yet or has died, resumes what is paused. */
    void ensure(Set<Component> wanted) {
        if (ended.get()) {
            throw new IllegalStateException("The stack is closed");
        }
        components.ensure(wanted);
    }

    boolean isRunning(Component component) {
        return components.isRunning(component);
    }

    /** Ends all components: in their own time where their data is kept, at once where it is not. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(endAtExit);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what is running, or finds nothing left to do.
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            try (folder) {
                components.end(folder.isScratch() ? RunningComponent::remove : RunningComponent::stop);
            }
        }
    }

    /** What the stack consists of and where it lives; without a word more, everything, for as long as it is open. */
    public static final class Builder {

        private final Set<Component> wanted = EnumSet.noneOf(Component.class);
        private final Map<Component, Integer> ports = new EnumMap<>(Component.class);
        private @Nullable Path dataDir;

        private Builder() {}

        public Builder with(Component... components) {
            wanted.addAll(List.of(components));
            return this;
        }

        /** Keeps the data in this folder; without it, it is in a temporary one and goes with the stack. */
        public Builder dataDir(Path folder) {
            dataDir = folder;
            return this;
        }

        public Builder port(Component component, int port) {
            ports.put(component, port);
            return this;
        }

        public LocalStack start() {
            LocalStack stack = empty();
            try {
                stack.ensure(wanted.isEmpty() ? EnumSet.allOf(Component.class) : wanted);
                return stack;
            } catch (RuntimeException e) {
                stack.close();
                throw e;
            }
        }

        /**
         * A stack of which nothing runs yet, see {@link LocalStack#start}. It does not close itself when the JVM is
         * asked to end: what works with it may have to end first. Nothing outlives the JVM in any case.
         */
        public LocalStack closedByCaller() {
            StackRuntime runtime = StackRuntime.chosen();
            StackFolder folder = StackFolder.open(dataDir);
            return new LocalStack(folder, new StackComponents(runtime, folder, new EnumMap<>(ports)));
        }

        LocalStack empty() {
            LocalStack stack = closedByCaller();
            Runtime.getRuntime().addShutdownHook(stack.endAtExit);
            return stack;
        }
    }
}
