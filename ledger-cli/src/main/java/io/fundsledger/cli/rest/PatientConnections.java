package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The connections to one service; a request is repeated while the service is away or asks for it. */
final class PatientConnections implements AutoCloseable {

    private final JsonMapper json = JsonMapper.shared();
    private final Connections connections;
    private final Duration patience;
    private final Waiting waiting = new Waiting();

    /** @param patience how long one request is repeated before the service counts as gone */
    PatientConnections(URI origin, Duration patience) {
        this.connections = new Connections(origin);
        this.patience = patience;
    }

    /** Throws if the answer is not 200 in the end. */
    <T> T send(Request request, Class<T> type) throws InterruptedException {
        return json.readValue(expect(request).body(), type);
    }

    /** The same, with how far the view was that answered. */
    <T> Reflected<T> sendReflected(Request request, Class<T> type) throws InterruptedException {
        var response = expect(request);
        return Reflected.of(json.readValue(response.body(), type), response);
    }

    private Response expect(Request request) throws InterruptedException {
        var response = send(request);
        if (response.status() != 200) {
            throw new UnexpectedAnswerException(request.target(), refusal(response));
        }
        return response;
    }

    private Response send(Request request) throws InterruptedException {
        var limit = limit(request.target());
        while (true) {
            try {
                var response = connections.exchange(request);
                if (!asksToComeAgain(response.status())) {
                    return response;
                }
                limit.pause(refusal(response));
            } catch (IOException away) {
                limit.pause(away.toString());
            }
        }
    }

    Patience limit(URI target) {
        return new Patience(target, patience, waiting);
    }

    static boolean asksToComeAgain(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private Refused refusal(Response response) {
        try {
            return Problem.read(json, response.body()).refused(response.status());
        } catch (JacksonException notAProblem) {
            return new Refused(response.status(), "http-" + response.status(), "");
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
