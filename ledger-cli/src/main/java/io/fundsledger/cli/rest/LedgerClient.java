package io.fundsledger.cli.rest;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends commands and queries, and repeats them while a service is away or asks for it. A command carries its
 * idempotency key, so that repeating one whose answer was lost does nothing twice.
 */
public final class LedgerClient implements AutoCloseable {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private final JsonMapper json = JsonMapper.shared();
    private final URI batchUrl;
    private final URI queryUrl;
    private final Connections commands;
    private final Connections queries;
    private final String actor;
    private final Duration patience;

    /** @param patience how long one request is repeated before the service counts as gone */
    public LedgerClient(URI commandUrl, URI queryUrl, String actor, Duration patience) {
        this.batchUrl = commandUrl.resolve("/v1/commands");
        this.queryUrl = queryUrl;
        this.commands = new Connections(commandUrl);
        this.queries = new Connections(queryUrl);
        this.actor = actor;
        this.patience = patience;
    }

    /**
     * Sends commands in one request, at most 10,000; each is decided on what those before it left.
     *
     * @return one answer a command, in order
     */
    public List<Answer> send(List<Command> batch) throws InterruptedException {
        var begin = Instant.now();
        var answers = new ArrayList<Answer>(batch.size());
        var limit = new Patience(batchUrl, patience);
        while (answers.size() < batch.size()) {
            var outcomes = outcomes(batch.subList(answers.size(), batch.size()));
            var decided = outcomes.stream()
                    .takeWhile(outcome -> !asksToComeAgain(outcome.status()))
                    .toList();
            decided.forEach(outcome -> answers.add(answer(outcome, begin)));
            if (decided.size() < outcomes.size()) {
                limit = decided.isEmpty() ? limit : new Patience(batchUrl, patience);
                limit.pause(outcomes.get(decided.size()).refused().toString());
            }
        }
        return answers;
    }

    private List<Outcomes.Item> outcomes(List<Command> batch) throws InterruptedException {
        var body = json.createObjectNode();
        body.putArray("commands").addAll(batch.stream().map(this::item).toList());
        var request = Request.post(batchUrl, Map.of("Ledger-Actor", actor), json.writeValueAsString(body));
        var response = send(commands, request);
        if (response.status() != 200) {
            throw new UnexpectedAnswerException(batchUrl, refusal(response));
        }
        var outcomes = json.readValue(response.body(), Outcomes.class).outcomes();
        if (outcomes.size() != batch.size()) {
            throw new UnexpectedAnswerException(batchUrl, new Refused(200, outcomes.size() + " outcomes", ""));
        }
        return outcomes;
    }

    private ObjectNode item(Command command) {
        var item = json.<ObjectNode>valueToTree(command.body());
        item.put("type", command.type());
        item.put("idempotencyKey", command.idempotencyKey());
        if (command.accountId() != null) {
            item.put("accountId", command.accountId().toString());
        }
        return item;
    }

    /** The balance in a view that holds {@code position}. */
    public AccountBalance balance(UUID account, String position) throws InterruptedException {
        return query("/v1/accounts/" + account + "/balance", position, AccountBalance.class);
    }

    /** What is dated up to {@code valueDate}, in a view that holds {@code position}. */
    public BigDecimal balance(UUID account, String position, String valueDate) throws InterruptedException {
        var path = "/v1/accounts/" + account + "/balance?valueDate=" + valueDate;
        return query(path, position, DatedBalance.class).balance();
    }

    private <T> T query(String path, String position, Class<T> type) throws InterruptedException {
        var target = queryUrl.resolve(path);
        var freshness = Map.of("Ledger-Min-Position", position, "Prefer", "wait=10");
        var response = send(queries, Request.get(target, freshness));
        if (response.status() != 200) {
            throw new UnexpectedAnswerException(target, refusal(response));
        }
        return json.readValue(response.body(), type);
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
    private static Answer answer(Outcomes.Item item, Instant begin) {
        var outcome = item.answer();
        if (outcome == null) {
            return item.refused();
        }
        var replayed =
                Boolean.TRUE.equals(item.replayed()) && outcome.recordedAt().isBefore(begin.minus(CLOCK_TOLERANCE));
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
