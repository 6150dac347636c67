package io.fundsledger.localstack;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same to several things at once, and waits for all of them. */
final class SideBySide {

    private SideBySide() {}

    /** Throws the first failure, after {@code onFailure} has been told and everything has come to an end. */
    static <T> void run(Collection<T> things, Consumer<? super T> action, Runnable onFailure) {
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T thing : things) {
                executor.execute(() -> {
                    try {
                        action.accept(thing);
                    } catch (RuntimeException e) {
                        if (first.compareAndSet(null, e)) {
                            onFailure.run();
                        }
                    }
                });
            }
        }
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }
}
