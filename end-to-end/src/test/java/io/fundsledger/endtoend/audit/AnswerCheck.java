package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Command;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** What was acknowledged is in the log, and every figure of the answer is what the log comes to there. */
record AnswerCheck(Cases cases, Findings findings) {

    void check() {
        for (var attempts : cases.byKey()) {
            attempts.forEach(this::check);
            var first = attempts.stream()
                    .filter(attempt -> attempt.answer() instanceof Answer.Recorded answer && !answer.replayed())
                    .toList();
            findings.require(first.size() <= 1, "each says that it was the first: ", first);
        }
    }

    private void check(Attempt attempt) {
        if (attempt.answer() instanceof Answer.Recorded answer) {
            checkRecorded(attempt, answer);
        } else if (attempt.answer() instanceof Answer.None none) {
            findings.require(!none.why().startsWith("500"), "a service failed: ", attempt);
        }
    }

    private void checkRecorded(Attempt attempt, Answer.Recorded answer) {
        var logged = cases.ledger().commands(attempt.command().keyHash());
        if (logged.isEmpty()) {
            findings.require(false, "acknowledged, and not in the log: ", attempt);
            return;
        }
        var recorded = logged.getFirst();
        findings.require(
                attempt.command().equals(cases.recorded(attempt.command().keyHash())),
                "acknowledged, and something else is in the log: ",
                attempt,
                recorded);
        var expected = expected(attempt.command(), recorded, answer.replayed());
        findings.require(expected.equals(answer), "the log says otherwise: ", attempt, expected);
        findings.require(
                !recorded.recordedAt().isAfter(attempt.answered()),
                "recorded after it was acknowledged: ",
                attempt,
                recorded);
    }

    private Answer.Recorded expected(Command command, LoggedCommand logged, boolean replayed) {
        var last = logged.own().getLast();
        var story = cases.ledger().story(last.accountId());
        var state = Objects.requireNonNull(story.state(last.accountVersion()));
        return new Answer.Recorded(
                status(command.operation()),
                replayed,
                "\"" + last.accountVersion() + "\"",
                positions(logged.events()),
                last.accountId(),
                last.accountVersion(),
                last.logPosition(),
                last.recordedAt(),
                logged.events().stream().map(RecordedEvent::eventId).toList(),
                last.accountVersion(),
                state.balance().toDecimal(),
                state.availableAt(last.recordedAt()).toDecimal(),
                state.currency().code());
    }

    private static List<LogPosition> positions(List<RecordedEvent> events) {
        var positions = new LinkedHashMap<Integer, LogPosition>();
        events.forEach(event -> positions.put(event.partition(), event.logPosition()));
        return List.copyOf(positions.values());
    }

    private static int status(Operation operation) {
        return switch (operation) {
            case Operation.SetLimit _, Operation.Freeze _, Operation.Unfreeze _ -> 200;
            case Operation.Open _,
                    Operation.Deposit _,
                    Operation.Withdraw _,
                    Operation.Transfer _,
                    Operation.PlaceHold _,
                    Operation.CaptureHold _,
                    Operation.ReleaseHold _,
                    Operation.Reverse _ -> 201;
        };
    }
}
