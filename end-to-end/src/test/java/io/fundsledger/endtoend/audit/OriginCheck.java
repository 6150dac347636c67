package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.RecordedEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything in the log was asked for, once, and is what the rules make of it there; but that holds expire the ledger may
 * record by itself.
 */
final class OriginCheck {

    private final Cases cases;
    private final Findings findings;
    private final Set<String> actors;

    OriginCheck(Cases cases, Findings findings) {
        this.cases = cases;
        this.findings = findings;
        this.actors = cases.byKey().stream()
                .map(attempts -> attempts.getFirst().command().actor())
                .collect(Collectors.toSet());
    }

    void check() {
        cases.ledger().commands().forEach(this::check);
        cases.ledger()
                .orphans()
                .forEach(event -> findings.require(isOfTheLedger(List.of(event)), "of no command: ", event));
    }

    private void check(LoggedCommand logged) {
        var attempts = cases.attempts(logged.keyHash());
        if (attempts.isEmpty()) {
            findings.require(isOfTheLedger(logged.events()), "nobody asked for it: ", logged);
            return;
        }
        var same = cases.ledger().commands(logged.keyHash());
        findings.require(same.size() == 1, "recorded more than once under one key: ", same);
        findings.require(
                cases.recorded(logged.keyHash()) != null,
                "not what the rules make of what was asked: ",
                logged,
                attempts.stream()
                        .map(Attempt::command)
                        .distinct()
                        .map(command -> command + " -> " + cases.model().decide(command, Cases.before(logged)))
                        .toList());
        checkTime(logged, attempts);
    }

    private void checkTime(LoggedCommand logged, List<Attempt> attempts) {
        var sent = attempts.stream()
                .map(Attempt::sent)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        findings.require(
                !logged.recordedAt().isBefore(Cases.start(sent)), "recorded before it was sent: ", sent, logged);
        findings.require(
                logged.events().stream().allMatch(event -> event.recordedAt().equals(logged.recordedAt())),
                "recorded at more than one instant: ",
                logged);
    }

    private boolean isOfTheLedger(List<RecordedEvent> events) {
        return events.stream()
                .allMatch(event -> event.event() instanceof AccountEvent.HoldExpired
                        && !actors.contains(event.origin().actor()));
    }
}
