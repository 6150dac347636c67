package io.fundsledger.cli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A response of any length, read as it comes on a connection of its own. */
public final class StreamedResponse implements AutoCloseable {

    private static final int LONGEST_PROBLEM = 64 * 1024;

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

    public Optional<String> header(String name) {
        return head.header(name);
    }

    /** What an answer other than 200 says; reads its body. */
    Refused refused() throws IOException {
        var said = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
        try {
            return Problem.read(JsonMapper.shared(), said).refused(status());
        } catch (JacksonException notAProblem) {
            return new Refused(status(), "http-" + status(), "");
        }
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
