package io.fundsledger.command.lane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The line between a lane and its store, which can be cut at a commit: while it is asked for, or while it is answered. */
final class CommitCutter implements AutoCloseable {

    enum Cut {
        /** The store never hears of the commit. */
        BEFORE,
        /** The store has committed, and nobody hears of that. */
        AFTER
    }

    /** What only an append of deposits says. */
    private static final String ASKED = "money-deposited";

    private static final String ANSWERED = "COMMIT\0";

    private final ServerSocket listening;
    private final InetSocketAddress store;
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();
    private final AtomicInteger toTurnAway = new AtomicInteger();

    CommitCutter(int storePort) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        store = new InetSocketAddress(InetAddress.getLoopbackAddress(), storePort);
        Thread.ofVirtual().start(this::accept);
    }

    String through(String jdbcUrl) {
        return jdbcUrl.replaceFirst("//[^/]+/", "//127.0.0.1:%d/".formatted(listening.getLocalPort()));
    }

    /** Cuts the line at the next commit, and then turns so many new connections away. */
    void cutNext(Cut cut, int thenTurnAway) {
        toTurnAway.set(thenTurnAway);
        next.set(cut);
    }

    /** Lets new connections through again. */
    void mend() {
        toTurnAway.set(0);
    }

    boolean hasCut() {
        return next.get() == null;
    }

    int leftToTurnAway() {
        return toTurnAway.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket lane) throws IOException {
        if (hasCut() && toTurnAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            lane.close();
            return;
        }
        var there = new Socket(store.getAddress(), store.getPort());
        Thread.ofVirtual().start(() -> carry(lane, there, Cut.BEFORE, ASKED));
        Thread.ofVirtual().start(() -> carry(there, lane, Cut.AFTER, ANSWERED));
    }

    private void carry(Socket from, Socket to, Cut cut, String sign) {
        var buffer = new byte[1 << 16];
        try (from;
                to) {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                var said = new String(Arrays.copyOf(buffer, read), ISO_8859_1);
                if (said.contains(sign) && next.compareAndSet(cut, null)) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // the other direction has ended, and so this one has
            return;
        }
    }
}
