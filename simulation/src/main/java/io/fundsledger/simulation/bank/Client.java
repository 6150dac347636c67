package io.fundsledger.simulation.bank;

import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.LaneAnswer;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.simulation.audit.AnswerAudit;
import io.fundsledger.simulation.schedule.Actor;
import io.fundsledger.simulation.schedule.Chance;
import io.fundsledger.simulation.schedule.SimulatedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends one errand after the other, each to any instance and over and over until it has an answer that is final. */
final class Client implements Actor {

    private static final int PATIENCE_MILLIS = 400;

    private final String name;
    private final Errands errands;
    private final List<CommandService> services;
    private final AnswerAudit audit;
    private final SimulatedClock clock;
    private final Chance chance;
    private int left;
    private @Nullable CommandBatch errand;
    private @Nullable Sent sent;

    /**
     * An errand under way.
     *
     * @param since the versions of its accounts before it was sent
     * @param impatientAt when the client gives this attempt up
     * @param checked whether what is answered is to hold: not all of it if a part may have been recorded in a log that is no more
     */
    private record Sent(
            CommandBatch errand,
            CompletableFuture<List<LaneAnswer>> answers,
            Map<UUID, Integer> since,
            long impatientAt,
            boolean checked) {}

    Client(
            String name,
            Errands errands,
            int howMany,
            List<CommandService> services,
            AnswerAudit audit,
            SimulatedClock clock,
            Chance chance) {
        this.name = name;
        this.errands = errands;
        this.left = howMany;
        this.services = services;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReady() {
        return sent == null ? !isDone() : sent.answers.isDone() || clock.nanoTime() >= sent.impatientAt;
    }

    boolean isDone() {
        return left == 0 && errand == null;
    }

    /** An older copy became the log: what was known or told before is of no use. */
    void forgetWhatWas() {
        if (sent != null) {
            var atOnce = sent.errand.atomic() || sent.errand.requests().size() == 1;
            sent = sent.answers.isDone()
                    ? null
                    : new Sent(sent.errand, sent.answers, Map.of(), sent.impatientAt, atOnce);
        }
    }

    @Override
    public String step() {
        var current = sent;
        if (current == null) {
            return send();
        }
        sent = null;
        if (current.answers.isDone()) {
            return hear(current);
        }
        if (chance.oneIn(2)) {
            current.answers.cancel(false);
        }
        return "gives up waiting";
    }

    private String send() {
        if (errand == null) {
            errand = errands.next();
            left--;
        }
        var asked = errand;
        var service = chance.oneOf(services);
        var since = audit.versions(asked);
        var impatientAt = clock.nanoTime()
                + Duration.ofMillis(10L + chance.below(PATIENCE_MILLIS)).toNanos();
        service.submit(asked).ifPresent(answers -> sent = new Sent(asked, answers, since, impatientAt, true));
        return "asks %s for %s".formatted(service.name(), described(asked));
    }

    private String hear(Sent heard) {
        var answers = heard.answers.join();
        if (heard.checked) {
            audit.check(heard.errand, heard.since, answers);
        }
        if (answers.stream().noneMatch(LaneAnswer::isNotNow)) {
            errand = null;
        }
        return "is told " + answers.stream().map(Client::described).toList();
    }

    private static String described(CommandBatch batch) {
        var commands = batch.requests().stream()
                .map(request -> request.key().idempotencyKey() + "=" + request.command())
                .toList();
        return (batch.dryRun() ? "dry run of " : "") + (batch.atomic() ? "all or none of " : "") + commands;
    }

    private static String described(LaneAnswer answer) {
        return switch (answer) {
            case LaneAnswer.RecordedBefore(var command) -> "recorded before: " + command.parts();
            case Done(Outcome.Recorded recorded) ->
                "recorded at %s: %s".formatted(recorded.positions(), recorded.account());
            case Done(var other) -> other.toString();
        };
    }
}
