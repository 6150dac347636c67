package io.fundsledger.endtoend.bank;

import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Kills the instances in turn and starts them again at once, and stops each for longer than its locks are left to it:
 * awake again, it is the overtaken writer. One at a time, and only while the others get on with the work.
 */
public final class Storm {

    private static final Duration STOPPED = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WORK_BETWEEN = 150;

    private final List<ServiceProcess> instances;
    private final History history;
    private int kills;
    private int stops;

    public Storm(List<ServiceProcess> instances, History history) {
        this.instances = instances;
        this.history = history;
    }

    /** Returns with all instances alive. */
    public void rage(BooleanSupplier goOn) {
        for (var round = 0; goOn.getAsBoolean(); round++) {
            for (var instance = 0; instance < instances.size(); instance++) {
                awaitWorkAt(instance);
            }
            var victim = (round + round / 2) % instances.size();
            if (round % 2 == 0) {
                kill(victim);
            } else {
                stop(victim);
            }
        }
    }

    private void kill(int victim) {
        instances.get(victim).kill();
        kills++;
        instances.get(victim).start();
    }

    private void stop(int victim) {
        instances.get(victim).pause();
        stops++;
        try {
            var wake = System.nanoTime() + STOPPED.toNanos();
            await().atMost(PATIENCE).until(() -> System.nanoTime() > wake);
        } finally {
            instances.get(victim).resume();
        }
    }

    private void awaitWorkAt(int instance) {
        var before = history.acknowledged(instance);
        await().atMost(PATIENCE).until(() -> history.acknowledged(instance) >= before + WORK_BETWEEN);
    }

    public int kills() {
        return kills;
    }

    public int stops() {
        return stops;
    }
}
