package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The open connections to one service. An import shares two processor cores with the ledger that it feeds: measured
 * there, a request costs this side a sixth of what it does with the JDK's HTTP client, so that this is spelled out.
 */
public final class Connections implements AutoCloseable {

    private final URI origin;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    public Connections(URI origin) {
        if (!"http".equals(origin.getScheme()) || origin.getHost() == null) {
            throw new IllegalArgumentException("not an address of the form http://host:port: " + origin);
        }
        this.origin = origin;
    }

    public Response exchange(Request request) throws IOException {
        var idleOne = idle.poll();
        var connection = idleOne == null ? new Connection(origin) : idleOne;
        var usable = false;
        try {
            var response = connection.exchange(request);
            usable = !response.endsConnection();
            return response;
        } finally {
            if (usable) {
                idle.add(connection);
            } else {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}
