package io.fundsledger.localstack;

import io.fundsledger.localstack.StackRuntime.Place;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The components of one stack: made when first asked for, started side by side. */
final class StackComponents {

    private final StackRuntime runtime;
    private final StackFolder folder;
    private final Map<Component, Integer> ports;
    private final Map<Component, RunningComponent> made = new ConcurrentHashMap<>();

    StackComponents(StackRuntime runtime, StackFolder folder, Map<Component, Integer> ports) {
        this.runtime = runtime;
        this.folder = folder;
        this.ports = ports;
    }

    /** Starts what is not there yet or has died, resumes what is paused; where one fails, ends all. */
    void ensure(Set<Component> wanted) {
        Set<Component> missing = EnumSet.copyOf(wanted);
        missing.removeIf(this::isRunning);
        if (missing.isEmpty()) {
            return;
        }
        runtime.check(missing, folder.path());
        List<RunningComponent> starting = missing.stream()
                .map(component -> made.computeIfAbsent(component, this::make))
                .toList();
        SideBySide.run(starting, RunningComponent::ensureRunning, this::killAll);
    }

    /** Whether it was asked for, has not died, and (from now on) is not paused. */
    boolean isRunning(Component component) {
        RunningComponent running = made.get(component);
        if (running == null || !running.isAlive()) {
            return false;
        }
        running.resume();
        return true;
    }

    @Nullable RunningComponent find(Component component) {
        return made.get(component);
    }

    /** Does not wait for a start that is under way: it fails when its process is gone. */
    void end(Consumer<RunningComponent> way) {
        SideBySide.run(all(), way, () -> {});
    }

    private void killAll() {
        all().forEach(RunningComponent::kill);
    }

    private Collection<RunningComponent> all() {
        return made.values();
    }

    private RunningComponent make(Component component) {
        Integer wanted = ports.get(component);
        int port = wanted == null ? Ports.free() : Ports.checked(wanted, component);
        Runner runner = runtime.runner(component, new Place(folder.of(component), port, folder.isScratch()));
        return switch (component) {
            case POSTGRES -> new RunningPostgres(runner, port);
            case KAFKA -> new RunningKafka(runner, port);
            case ELASTICSEARCH -> new RunningElasticsearch(runner, port);
        };
    }
}
