package io.fundsledger.cli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the journal of a ledger; asks again while query-service is away, until the answer has begun. */
public final class JournalClient {

    private static final int LONGEST_PROBLEM = 64 * 1024;

    private final URI service;
    private final Duration patience;
    private final Waiting waiting = new Waiting();

    /** @param patience how long the request is repeated before the service counts as gone */
    public JournalClient(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    /** Is given the journal as a stream, once. */
    public interface Reader {
        void read(InputStream journal) throws IOException;
    }

    /**
     * Reads the journal.
     *
     * @param query the parameters with their question mark, or nothing
     * @throws IOException if the answer broke off, or the reader failed
     */
    public void journal(String query, Reader reader) throws IOException, InterruptedException {
        try (var response = begun(Request.get(service.resolve("/v1/journal" + query), Map.of()))) {
            reader.read(response.body());
        }
    }

    private StreamedResponse begun(Request request) throws InterruptedException {
        var limit = new Patience(service, patience, waiting);
        while (true) {
            try {
                var response = StreamedResponse.open(request);
                if (response.status() == 200) {
                    return response;
                }
                try (response) {
                    refuse(request, response, limit);
                }
            } catch (IOException away) {
                limit.pause(away.toString());
            }
        }
    }

    private static void refuse(Request request, StreamedResponse response, Patience limit)
            throws IOException, InterruptedException {
        var refused = refusal(response);
        if (!PatientConnections.asksToComeAgain(response.status())) {
            throw new UnexpectedAnswerException(request.target(), refused);
        }
        limit.pause(refused.toString());
    }

    private static Refused refusal(StreamedResponse response) throws IOException {
        var body = new String(response.body().readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
        try {
            return Problem.read(JsonMapper.shared(), body).refused(response.status());
        } catch (JacksonException notAProblem) {
            return new Refused(response.status(), "http-" + response.status(), "");
        }
    }
}
