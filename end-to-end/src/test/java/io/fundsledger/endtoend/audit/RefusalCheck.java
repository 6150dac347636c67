package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * For every refusal there is a point between the request and its answer at which the rules refuse, with the same code and
 * the same figures. That the key was free then is part of it: once a command is recorded its repeats are not refused.
 */
record RefusalCheck(Cases cases, Findings findings) {

    void check() {
        cases.byKey().forEach(attempts -> attempts.forEach(this::check));
    }

    private void check(Attempt attempt) {
        if (attempt.answer() instanceof Answer.Refused(var status, var code, var figures)) {
            var refusal = new Refusal(status, code, figures);
            var justified = code.equals("idempotency-key-reused")
                    ? otherContentWasRecorded(attempt, refusal)
                    : points(attempt, figures)
                            .anyMatch(point -> cases.model()
                                    .decide(attempt.command(), point)
                                    .equals(refusal));
            findings.require(justified, "refused without reason: ", attempt, reasons(attempt, figures));
        }
    }

    private boolean otherContentWasRecorded(Attempt attempt, Refusal refusal) {
        var command = attempt.command();
        return refusal.equals(Refusal.of(422, "idempotency-key-reused").and("idempotencyKey", command.key()))
                && !command.equals(cases.recorded(command.keyHash()))
                && logged(attempt).stream()
                        .anyMatch(before -> !before.recordedAt().isAfter(attempt.answered()));
    }

    private List<LoggedCommand> logged(Attempt attempt) {
        return cases.ledger().commands(attempt.command().keyHash());
    }

    private Stream<Point> points(Attempt attempt, Map<String, String> figures) {
        var from = Cases.start(attempt.sent());
        var to = logged(attempt).stream()
                .map(LoggedCommand::recordedAt)
                .filter(attempt.answered()::isAfter)
                .findFirst()
                .orElse(attempt.answered());
        var moments = new Moments(
                cases.ledger(), cases.model().accounts(attempt.command().operation()));
        var now = figures.get("now");
        if (now == null) {
            return moments.between(from, to);
        }
        var told = Instant.parse(now);
        return told.isBefore(from) || told.isAfter(to) ? Stream.empty() : moments.between(told, told);
    }

    private List<String> reasons(Attempt attempt, Map<String, String> figures) {
        return points(attempt, figures)
                .limit(10)
                .map(point -> point + " -> " + cases.model().decide(attempt.command(), point))
                .toList();
    }
}
