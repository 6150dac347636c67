package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Command;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What clients asked under each key, beside what the log holds under it. */
final class Cases {

    private final Map<String, List<Attempt>> attempts;
    private final Map<String, Command> recorded = new HashMap<>();
    private final Ledger ledger;
    private final Model model;

    Cases(Ledger ledger, List<Attempt> attempts) {
        this.ledger = ledger;
        this.model = new Model(ledger);
        this.attempts = attempts.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.command().keyHash()));
        ledger.commands().forEach(logged -> explanation(logged).ifPresent(by -> recorded.put(logged.keyHash(), by)));
    }

    /** The command of the history that brings about exactly what the log holds under its key. */
    private Optional<Command> explanation(LoggedCommand logged) {
        return attempts(logged.keyHash()).stream()
                .map(Attempt::command)
                .distinct()
                .filter(command -> model.decide(command, before(logged))
                        .equals(new Verdict.Accepted(Words.of(logged.own()), Words.of(logged.far()))))
                .findFirst();
    }

    /** Where the log says that a command was decided. */
    static Point before(LoggedCommand logged) {
        var versions =
                new HashMap<>(Map.of(logged.head().accountId(), logged.head().accountVersion() - 1));
        if (!logged.far().isEmpty()) {
            var first = logged.far().getFirst();
            versions.put(first.accountId(), first.accountVersion() - 1);
        }
        return new Point(logged.recordedAt(), versions);
    }

    Ledger ledger() {
        return ledger;
    }

    Model model() {
        return model;
    }

    List<Attempt> attempts(String keyHash) {
        return attempts.getOrDefault(keyHash, List.of());
    }

    Collection<List<Attempt>> byKey() {
        return attempts.values();
    }

    /** Null if nothing that was sent explains what is recorded under the key. */
    @Nullable Command recorded(String keyHash) {
        return recorded.get(keyHash);
    }

    /** From when on a service can have known of an attempt: its clock is read in microseconds. */
    static Instant start(Instant sent) {
        return sent.truncatedTo(ChronoUnit.MICROS);
    }
}
