package io.fundsledger.cli.local;

import io.fundsledger.cli.rest.Probe;
import io.fundsledger.localstack.Ports;
import io.fundsledger.localstack.embedded.Guard;
import io.fundsledger.localstack.embedded.Signal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service as a process of its own, and the ways to break it and bring it back. */
public final class ServiceProcess implements LedgerPart {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final String name;
    private final int port;
    private final List<String> command;
    private final Supplier<Map<String, String>> environment;
    private final Path log;
    private volatile @Nullable Process process;
    private boolean retired;

    ServiceProcess(String name, int port, List<String> command, Supplier<Map<String, String>> environment, Path log) {
        this.name = name;
        this.port = port;
        this.command = command;
        this.environment = environment;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return log;
    }

    @Override
    public String address() {
        return url().toString();
    }

    @Override
    public long pid() {
        return started().pid();
    }

    @Override
    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    private synchronized void launch() {
        if (retired) {
            throw new LocalLedgerException("The ledger is being closed");
        }
        if (isAlive()) {
            throw new IllegalStateException(name + " is running already");
        }
        if (!Ports.isFree(port)) {
            throw new LocalLedgerException("Port %d, wanted for %s, is taken".formatted(port, name));
        }
        var builder = new ProcessBuilder(Guard.over("TERM", command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment.get());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try (var probe = new Probe(url())) {
            while (!probe.isReady()) {
                if (!isAlive()) {
                    throw new LocalLedgerException(lastWords("ended with exit code " + exitCode() + " while starting"));
                }
                if (System.nanoTime() > deadline) {
                    throw new LocalLedgerException(
                            lastWords("was not ready after " + START_PATIENCE.toMinutes() + " minutes"));
                }
                Thread.sleep(BETWEEN_PROBES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalLedgerException(name + " was interrupted while starting", e);
        }
    }

    @Override
    public String howItEnded() {
        return lastWords("has ended with exit code " + exitCode());
    }

    private String lastWords(String fate) {
        return "%s %s; the end of %s:%n%s".formatted(name, fate, log, LogTail.of(log));
    }

    private int exitCode() {
        return started().exitValue();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        var _ = started().destroyForcibly().onExit().join();
    }

    /** Asks it to end and, where it does not, sees to it. */
    public synchronized void stop() {
        if (!isAlive()) {
            return;
        }
        resume();
        started().destroy();
        try {
            if (!started().waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Stops it for good. */
    synchronized void retire() {
        retired = true;
        stop();
    }

    /** SIGSTOP: it holds its connections and answers nothing. */
    public void pause() {
        Signal.send("STOP", pid());
    }

    public void resume() {
        Signal.send("CONT", pid());
    }

    private Process started() {
        var current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current;
    }
}
