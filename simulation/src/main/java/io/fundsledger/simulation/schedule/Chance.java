package io.fundsledger.simulation.schedule;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Everything that happens by chance, out of one seed. */
public final class Chance {

    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From zero, and less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    public UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** For code that asks for its own. */
    public RandomGenerator another() {
        return random.split();
    }
}
