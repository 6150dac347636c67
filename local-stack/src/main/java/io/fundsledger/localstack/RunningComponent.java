package io.fundsledger.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** A server that a runner runs, and the question that tells when it is ready. */
abstract class RunningComponent implements StackProcess {

    static final String HOST = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);

    private final Component component;
    private final Runner runner;
    private final int port;

    RunningComponent(Component component, Runner runner, int port) {
        this.component = component;
        this.runner = runner;
        this.port = port;
    }

    /** Asks the server something that only a ready one answers; throws where it does not. */
    abstract void probe() throws Exception;

    /** Throws while nothing listens: asks less of the machine, and of the client's log, than a real request. */
    final void probePort() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), CONNECT_TIMEOUT_MILLIS);
        }
    }

    @Override
    public final synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(component.label() + " is running already");
        }
        runner.launch();
        awaitReady(Instant.now().plus(component.patience()));
    }

    private void awaitReady(Instant deadline) {
        while (true) {
            try {
                probe();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException(component.label() + " was interrupted while starting", e);
            } catch (Exception notYet) {
                giveUpIfHopeless(deadline, notYet);
            }
            pauseBetweenProbes();
        }
    }

    private void giveUpIfHopeless(Instant deadline, Exception notYet) {
        if (!runner.isAlive()) {
            throw new LocalStackException(component.label() + " ended while starting: " + runner.lastWords(), notYet);
        }
        if (Instant.now().isAfter(deadline)) {
            throw new LocalStackException(
                    "%s was not ready after %d s: %s"
                            .formatted(component.label(), component.patience().toSeconds(), runner.lastWords()),
                    notYet);
        }
    }

    private void pauseBetweenProbes() {
        try {
            Thread.sleep(BETWEEN_PROBES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    final synchronized void ensureRunning() {
        if (isAlive()) {
            resume();
        } else {
            start();
        }
    }

    final void remove() {
        runner.remove();
    }

    @Override
    public final Component component() {
        return component;
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final long pid() {
        return runner.pid();
    }

    @Override
    public final boolean isAlive() {
        return runner.isAlive();
    }

    @Override
    public final void kill() {
        runner.kill();
    }

    @Override
    public final void stop() {
        runner.stop();
    }

    @Override
    public final void pause() {
        runner.pause();
    }

    @Override
    public final void resume() {
        runner.resume();
    }
}
