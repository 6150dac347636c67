package io.fundsledger.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below the range from which the kernel takes those of outgoing connections. A server that
 * is down for a moment would otherwise lose its port to a client that tries to reach it.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int SLICE = 1_000;
    private static final int TRIES = 1_000;

    /** Another process seldom takes ports from the same slice, and so not one that a server here is about to listen on. */
    private static final int FIRST = LOWEST + (int) (ProcessHandle.current().pid() * SLICE % (HIGHEST - LOWEST));

    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nothing listens on and that was not given out before. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST + SLICE);
            if (isFree(port) && GIVEN_OUT.add(port)) {
                return port;
            }
        }
        throw new LocalStackException("No free port between %d and %d".formatted(FIRST, FIRST + SLICE));
    }

    static int checked(int port, Component component) {
        if (!isFree(port)) {
            throw new LocalStackException("Port %d, wanted for %s, is taken".formatted(port, component.label()));
        }
        return port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(RunningComponent.HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
