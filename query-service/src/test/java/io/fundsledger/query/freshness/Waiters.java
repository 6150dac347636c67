package io.fundsledger.query.freshness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Queries that wait, each on a connection of its own, asked by one thread: what they cost is the service's. */
final class Waiters implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();

    Waiters(int port) {
        this.port = port;
    }

    void ask(String path, String atLeast) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nLedger-Min-Position: %s\r\nPrefer: wait=10\r\n\r\n"
                        .formatted(path, atLeast)
                        .getBytes(ISO_8859_1));
    }

    /** The first line of each answer. */
    List<String> statusLines() throws IOException {
        var lines = new ArrayList<String>();
        for (var socket : sockets) {
            lines.add(String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine()));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
