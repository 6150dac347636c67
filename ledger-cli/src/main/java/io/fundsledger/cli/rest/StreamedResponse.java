package io.fundsledger.cli.rest;

import java.io.IOException;
import java.io.InputStream;

/** A response of any length, read as it comes on a connection of its own. */
public final class StreamedResponse implements AutoCloseable {

    private final Connection connection;
    private final Response head;
    private final BodyInput body;

    private StreamedResponse(Connection connection, Response head, BodyInput body) {
        this.connection = connection;
        this.head = head;
        this.body = body;
    }

    /** Sends a request, and reads the answer up to where its body begins. */
    public static StreamedResponse open(Request request) throws IOException {
        var connection = new Connection(request.target());
        try {
            return connection.stream(request);
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    static StreamedResponse of(Connection connection, Response head, BodyInput body) {
        return new StreamedResponse(connection, head, body);
    }

    public int status() {
        return head.status();
    }

    /** Ends where the answer ends; throws where the connection broke off before that, or was silent for 30 seconds. */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        connection.close();
    }
}
