package io.fundsledger.cli.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts parts side by side, each as soon as those that it needs are ready. */
final class Startup {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> parts = new LinkedHashMap<>();
    private final Consumer<String> progress;
    private final long begin = System.nanoTime();

    Startup(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Starts when the parts named are ready; they come first here, too. */
    void part(String name, Runnable start, String... needed) {
        var ready =
                CompletableFuture.allOf(Arrays.stream(needed).map(parts::get).toArray(CompletableFuture[]::new));
        parts.put(name, ready.thenRunAsync(() -> run(name, start), threads));
    }

    private void run(String name, Runnable start) {
        start.run();
        progress.accept(String.format(Locale.ROOT, "%-17s ready after %4.1f s", name, seconds()));
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Returns when all parts are ready; throws the first failure without waiting for the others. */
    void await() {
        var failed = new CompletableFuture<Void>();
        for (var part : parts.values()) {
            var _ = part.whenComplete((_, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        try {
            var all = CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new));
            var _ = CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }
}
