package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Which version of each account some client knew of, at every instant. */
final class Acknowledged {

    private final Map<UUID, TreeMap<Instant, Long>> versions = new HashMap<>();

    Acknowledged(Cases cases) {
        cases.byKey().stream()
                .flatMap(attempts -> attempts.stream())
                .filter(attempt -> attempt.answer() instanceof Answer.Recorded)
                .sorted(Comparator.comparing(Attempt::answered))
                .forEach(attempt -> cases.ledger().commands(attempt.command().keyHash()).stream()
                        .flatMap(logged -> logged.events().stream())
                        .forEach(event -> add(event.accountId(), attempt.answered(), event.accountVersion())));
    }

    private void add(UUID account, Instant answered, long version) {
        var known = versions.computeIfAbsent(account, _ -> new TreeMap<>());
        var before = known.lastEntry();
        known.put(answered, before == null ? version : Math.max(version, before.getValue()));
    }

    long version(UUID account, Instant at) {
        var known = versions.getOrDefault(account, new TreeMap<>()).floorEntry(at);
        return known == null ? 0 : known.getValue();
    }
}
