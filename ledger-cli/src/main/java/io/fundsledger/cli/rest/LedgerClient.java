package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands and queries, and repeats them while a service is away or asks for it. A command carries its
 * idempotency key, so that repeating one whose answer was lost does nothing twice.
 */
public final class LedgerClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI commands;
    private final URI queries;
    private final String actor;
    private final Duration patience;

    /** @param patience how long one request is repeated before the service counts as gone */
    public LedgerClient(URI commands, URI queries, String actor, Duration patience) {
        this.commands = commands;
        this.queries = queries;
        this.actor = actor;
        this.patience = patience;
    }

    public Answer open(OpenAccount account, String key) throws InterruptedException {
        return command("/v1/accounts", key, account);
    }

    public Answer deposit(UUID account, Booking booking, String key) throws InterruptedException {
        return command("/v1/accounts/" + account + "/deposits", key, booking);
    }

    public Answer withdraw(UUID account, Booking booking, String key) throws InterruptedException {
        return command("/v1/accounts/" + account + "/withdrawals", key, booking);
    }

    /** The balance in a view that holds {@code position}. */
    public AccountBalance balance(UUID account, String position) throws InterruptedException {
        var request = HttpRequest.newBuilder(queries.resolve("/v1/accounts/" + account + "/balance"))
                .timeout(REQUEST_TIMEOUT)
                .header("Ledger-Min-Position", position)
                .header("Prefer", "wait=10")
                .build();
        var response = send(request);
        if (response.statusCode() != 200) {
            throw new UnexpectedAnswerException(request.uri(), refusal(response));
        }
        return json.readValue(response.body(), AccountBalance.class);
    }

    private Answer command(String path, String key, Object body) throws InterruptedException {
        var response = send(HttpRequest.newBuilder(commands.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Ledger-Actor", actor)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
        return response.statusCode() == 201 ? recorded(response) : refusal(response);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        var patience = new Patience(request.uri(), this.patience);
        while (true) {
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                if (!asksToComeAgain(response.statusCode())) {
                    return response;
                }
                patience.pause(refusal(response).toString());
            } catch (IOException gone) {
                patience.pause(reason(gone));
            }
        }
    }

    private static boolean asksToComeAgain(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static String reason(IOException gone) {
        return gone.getMessage() == null ? gone.getClass().getSimpleName() : gone.getMessage();
    }

    private Recorded recorded(HttpResponse<byte[]> response) {
        var outcome = json.readValue(response.body(), Outcome.class);
        var replayed = response.headers().firstValue("Idempotency-Replayed").isPresent();
        return new Recorded(outcome.balance(), outcome.version(), outcome.position(), replayed);
    }

    private Refused refusal(HttpResponse<byte[]> response) {
        try {
            return Problem.read(json, response.body()).refused(response.statusCode());
        } catch (JacksonException notAProblem) {
            return new Refused(response.statusCode(), "http-" + response.statusCode(), "");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
