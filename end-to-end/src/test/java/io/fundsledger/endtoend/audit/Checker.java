package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.History;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.endtoend.bank.Reading;
import io.fundsledger.endtoend.bank.Together;
import io.fundsledger.events.RecordedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Holds the history of a bank's clients against the log. What is not checked: whether a command that was never answered
 * should have been recorded; in which order commands on two accounts were decided that carry one and the same microsecond;
 * and refusals by how they are worded. Machine and services have one clock: with several the bounds would have to be wider.
 */
public final class Checker {

    private Checker() {}

    /**
     * Everything that is wrong, a line each.
     *
     * @param log of all partitions, each in order; events of accounts that the history does not open are left alone
     */
    public static List<String> check(History history, List<RecordedEvent> log) {
        return check(history.attempts(), history.togethers(), history.readings(), log);
    }

    static List<String> check(
            List<Attempt> attempts, List<Together> togethers, List<Reading> readings, List<RecordedEvent> log) {
        var accounts = attempts.stream()
                .map(attempt -> attempt.command().operation())
                .filter(Operation.Open.class::isInstance)
                .map(Operation::accountId)
                .collect(Collectors.toSet());
        var events = log.stream()
                .filter(event -> accounts.contains(event.accountId()))
                .toList();
        try {
            var cases = new Cases(new Ledger(events), attempts);
            return check(cases, togethers, readings, accounts, events);
        } catch (IllegalStateException impossible) {
            return List.of("the log does not fold: " + impossible.getMessage());
        }
    }

    private static List<String> check(
            Cases cases,
            List<Together> togethers,
            List<Reading> readings,
            Set<UUID> accounts,
            List<RecordedEvent> events) {
        var findings = new Findings();
        new OrderCheck(findings).check(events);
        new OriginCheck(cases, findings).check();
        new AnswerCheck(cases, findings).check();
        new RefusalCheck(cases, findings).check();
        new TogetherCheck(cases, findings).check(togethers);
        new ReadingCheck(cases, accounts, findings).check(readings);
        new MoneyCheck(cases.ledger(), findings).check();
        return findings.lines();
    }
}
