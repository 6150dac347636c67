package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.GenerationRow;
import io.fundsledger.projector.projection.GenerationRow.Role;
import io.fundsledger.projector.projection.GenerationSwitch;
import io.fundsledger.projector.projection.Generations;
import io.fundsledger.projector.projection.Projection;
import io.fundsledger.projector.rebuild.RefusedException.Why;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Switches readers back to the generation that they saw before. */
public final class SwitchBack {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Rebuilds rebuilds;
    private final Generations generations;
    private final GenerationSwitch switches;
    private final Duration grace;

    /** @param grace how long a generation is fed on after readers were switched away from it */
    public SwitchBack(Rebuilds rebuilds, Generations generations, GenerationSwitch switches, Duration grace) {
        this.rebuilds = rebuilds;
        this.generations = generations;
        this.switches = switches;
        this.grace = grace;
    }

    /**
     * Switches the readers of a projection back, once the generation before holds all that they have seen.
     *
     * @return the generation that they see now
     * @throws RefusedException if there is no such projection or generation, it is not fed, a rebuild would switch readers
     *     again, or it is not done within five seconds
     */
    public GenerationRow readersOf(String name) {
        var projection = rebuilds.projection(name);
        var previous = previous(projection);
        BooleanSupplier agreed = () -> {
            rebuilds.requireNoneUnderWay(name, "which would switch readers again; cancel rebuild %s first");
            return true;
        };
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (agreed.getAsBoolean() && !switches.tryTo(projection, previous.generation(), grace, agreed)) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            if (System.nanoTime() >= deadline) {
                throw new RefusedException(
                        Why.NOT_SWITCHED,
                        "%s is behind, or readers are slow; try again".formatted(previous.generation()));
            }
        }
        return generations.current(projection);
    }

    private GenerationRow previous(Projection projection) {
        var previous = generations.all().stream()
                .filter(row -> row.generation().projection().equals(projection.name()) && row.role() == Role.PREVIOUS)
                .max(Comparator.comparing(row -> Objects.requireNonNull(row.removeAfter())))
                .orElseThrow(() -> new RefusedException(
                        Why.NO_PREVIOUS_GENERATION,
                        "Projection %s has no generation to go back to".formatted(projection.name())));
        if (previous.version() != projection.version()) {
            throw new RefusedException(
                    Why.GENERATION_OF_ANOTHER_VERSION,
                    "%s was made by version %d and is not fed by this release, which has version %d"
                            .formatted(previous.generation(), previous.version(), projection.version()));
        }
        return previous;
    }
}
