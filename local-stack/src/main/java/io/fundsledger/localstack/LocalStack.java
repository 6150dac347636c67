package io.fundsledger.localstack;

import io.fundsledger.localstack.StackRuntime.Place;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Components that run together on this machine, and end with the process that started them. */
public final class LocalStack implements AutoCloseable {

    private final StackRuntime runtime;
    private final StackFolder folder;
    private final Map<Component, Integer> ports;
    private final Map<Component, RunningComponent> components = new EnumMap<>(Component.class);
    private final Thread closeAtExit = new Thread(this::end, "local-stack-close");
    private boolean ended;

    private LocalStack(StackRuntime runtime, StackFolder folder, Map<Component, Integer> ports) {
        this.runtime = runtime;
        this.folder = folder;
        this.ports = ports;
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

    private synchronized <T extends StackProcess> T running(Component component, Class<T> type) {
        RunningComponent running = components.get(component);
        if (running == null) {
            throw new IllegalStateException(component.label() + " was not asked for");
        }
        return type.cast(running);
    }

    /** Returns when all of these run: starts what is not there yet or has died, resumes what is paused. */
    void ensure(Set<Component> wanted) {
        runtime.check(wanted, folder.path());
        List<RunningComponent> wantedComponents =
                wanted.stream().map(this::added).toList();
        try {
            SideBySide.run(wantedComponents, LocalStack::revive, this::killAll);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void revive(RunningComponent component) {
        if (component.isAlive()) {
            component.resume();
        } else {
            component.start();
        }
    }

    private synchronized RunningComponent added(Component component) {
        if (ended) {
            throw new IllegalStateException("The stack is closed");
        }
        return components.computeIfAbsent(component, this::create);
    }

    private RunningComponent create(Component component) {
        Integer wanted = ports.get(component);
        int port = wanted == null ? Ports.free() : Ports.checked(wanted, component);
        Runner runner = runtime.runner(component, new Place(folder.of(component), port, folder.isScratch()));
        return switch (component) {
            case POSTGRES -> new RunningPostgres(runner, port);
            case KAFKA -> new RunningKafka(runner, port);
            case ELASTICSEARCH -> new RunningElasticsearch(runner, port);
        };
    }

    private void killAll() {
        all().forEach(StackProcess::kill);
    }

    private synchronized Collection<RunningComponent> all() {
        return List.copyOf(components.values());
    }

    /** Ends all components: in their own time where their data is kept, at once where it is not. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what is running, or finds nothing left to do.
        }
    }

    private void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        try (folder) {
            SideBySide.run(all(), folder.isScratch() ? RunningComponent::remove : RunningComponent::stop, () -> {});
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
            stack.ensure(wanted.isEmpty() ? EnumSet.allOf(Component.class) : wanted);
            return stack;
        }

        /**
         * A stack of which nothing runs yet, see {@link LocalStack#start}. It does not close itself when the JVM is
         * asked to end: what works with it may have to end first. Nothing outlives the JVM in any case.
         */
        public LocalStack closedByCaller() {
            return new LocalStack(StackRuntime.chosen(), StackFolder.open(dataDir), new EnumMap<>(ports));
        }

        LocalStack empty() {
            LocalStack stack = closedByCaller();
            Runtime.getRuntime().addShutdownHook(stack.closeAtExit);
            return stack;
        }
    }
}
