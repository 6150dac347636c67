package io.fundsledger.cli.rest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends commands, and repeats them while the service is away or asks for it. Each carries its idempotency key, so that
 * repeating one whose answer was lost does nothing twice.
 */
public final class LedgerClient implements AutoCloseable {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private final JsonMapper json = JsonMapper.shared();
    private final URI batchUrl;
    private final PatientConnections commands;
    private final String actor;

    /** @param patience how long one request is repeated before the service counts as gone */
    public LedgerClient(URI commandUrl, String actor, Duration patience) {
        this.batchUrl = commandUrl.resolve("/v1/commands");
        this.commands = new PatientConnections(commandUrl, patience);
        this.actor = actor;
    }

    /**
     * Sends commands in one request, at most 10,000; each is decided on what those before it left.
     *
     * @return one answer a command, in order
     */
    public List<Answer> send(List<Command> batch) throws InterruptedException {
        var begin = Instant.now();
        var answers = new ArrayList<Answer>(batch.size());
        var limit = commands.limit(batchUrl);
        while (answers.size() < batch.size()) {
            var outcomes = outcomes(batch.subList(answers.size(), batch.size()));
            var decided = outcomes.stream()
                    .takeWhile(outcome -> !PatientConnections.asksToComeAgain(outcome.status()))
                    .toList();
            decided.forEach(outcome -> answers.add(answer(outcome, begin)));
            if (decided.size() < outcomes.size()) {
                limit = decided.isEmpty() ? limit : commands.limit(batchUrl);
                limit.pause(outcomes.get(decided.size()).refused().toString());
            }
        }
        return answers;
    }

    private List<Outcomes.Item> outcomes(List<Command> batch) throws InterruptedException {
        var body = json.createObjectNode();
        body.putArray("commands").addAll(batch.stream().map(this::item).toList());
        var request = Request.post(batchUrl, Map.of("Ledger-Actor", actor), json.writeValueAsString(body));
        var outcomes = commands.send(request, Outcomes.class).outcomes();
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

    @Override
    public void close() {
        commands.close();
    }
}
