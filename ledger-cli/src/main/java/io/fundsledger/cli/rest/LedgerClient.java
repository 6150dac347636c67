package io.fundsledger.cli.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands and queries, and repeats them while a service is away or asks for it. A command carries its
 * idempotency key, so that repeating one whose answer was lost does nothing twice.
 */
public final class LedgerClient implements AutoCloseable {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private final JsonMapper json = JsonMapper.shared();
    private final URI commandUrl;
    private final URI queryUrl;
    private final Connections commands;
    private final Connections queries;
    private final String actor;
    private final Duration patience;

    /** @param patience how long one request is repeated before the service counts as gone */
    public LedgerClient(URI commandUrl, URI queryUrl, String actor, Duration patience) {
        this.commandUrl = commandUrl;
        this.queryUrl = queryUrl;
        this.commands = new Connections(commandUrl);
        this.queries = new Connections(queryUrl);
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
        var target = queryUrl.resolve("/v1/accounts/" + account + "/balance");
        var freshness = Map.of("Ledger-Min-Position", position, "Prefer", "wait=10");
        var response = send(queries, Request.get(target, freshness));
        if (response.status() != 200) {
            throw new UnexpectedAnswerException(target, refusal(response));
        }
        return json.readValue(response.body(), AccountBalance.class);
    }

    private Answer command(String path, String key, Object body) throws InterruptedException {
        var headers = Map.of("Idempotency-Key", key, "Ledger-Actor", actor);
        var request = Request.post(commandUrl.resolve(path), headers, json.writeValueAsString(body));
        var begin = Instant.now();
        var response = send(commands, request);
        return response.status() == 201 ? recorded(response, begin) : refusal(response);
    }

    private Response send(Connections connections, Request request) throws InterruptedException {
        var limit = new Patience(request.target(), patience);
        while (true) {
            try {
                var response = connections.exchange(request);
                if (!asksToComeAgain(response.status())) {
                    return response;
                }
                limit.pause(refusal(response).toString());
            } catch (IOException away) {
                limit.pause(away.toString());
            }
        }
    }

    private static boolean asksToComeAgain(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** A replay of what was recorded since {@code begin} tells that only the answer of an earlier attempt was lost. */
    private Recorded recorded(Response response, Instant begin) {
        var outcome = json.readValue(response.body(), Outcome.class);
        var replayed = response.header("Idempotency-Replayed").isPresent()
                && outcome.recordedAt().isBefore(begin.minus(CLOCK_TOLERANCE));
        return new Recorded(outcome.balance(), outcome.version(), outcome.position(), replayed);
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
        commands.close();
        queries.close();
    }
}
