package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Runner;
import io.fundsledger.localstack.StackRuntime.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server as a child of this process, in a session of its own so that Ctrl-C does not reach it. */
final class ChildProcess implements Runner {

    private static final int STOP_PATIENCE_SECONDS = 30;

    private final Recipe recipe;
    private final Place place;
    private final Path log;
    private volatile @Nullable Process process;

    ChildProcess(Recipe recipe, Place place) {
        this.recipe = recipe;
        this.place = place;
        this.log = place.folder().resolve("server.log");
    }

    @Override
    public void launch() {
        recipe.prepare();
        try {
            if (Files.exists(log)) {
                Files.move(log, place.folder().resolve("server.log.before"), StandardCopyOption.REPLACE_EXISTING);
            }
            process = builder().start();
        } catch (IOException e) {
            throw new LocalStackException("Cannot start a process: " + e.getMessage(), e);
        }
    }

    /** Of this process's environment, the server gets only what finds programs. */
    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(Guard.over(recipe, place))
                .directory(place.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(Set.of("PATH"));
        environment.put("LANG", "C.UTF-8");
        environment.putAll(recipe.environment());
        return builder;
    }

    @Override
    public long pid() {
        return started().pid();
    }

    @Override
    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Override
    public void kill() {
        Process current = process;
        if (current != null) {
            ProcessTree.of(current.toHandle()).kill();
        }
    }

    @Override
    public void stop() {
        if (!isAlive()) {
            return;
        }
        Process current = started();
        ProcessTree.of(current.toHandle()).resume();
        Signal.send(recipe.stopSignal(), current.pid());
        try {
            if (!current.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Its folder goes with the stack's. */
    @Override
    public void remove() {
        kill();
    }

    @Override
    public void pause() {
        ProcessTree.of(started().toHandle()).pause();
    }

    @Override
    public void resume() {
        ProcessTree.of(started().toHandle()).resume();
    }

    @Override
    public String lastWords() {
        return LastWords.in(log);
    }

    private Process started() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException("It was never started");
        }
        return current;
    }
}
