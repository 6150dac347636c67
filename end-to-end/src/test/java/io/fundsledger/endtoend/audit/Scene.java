package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Command;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.endtoend.bank.Reading;
import io.fundsledger.endtoend.bank.Together;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A history and its log, made up: a request takes 4 ms, and is decided in the middle of it. */
final class Scene {

    static final String CLIENT = "client";

    final List<RecordedEvent> log = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<Together> togethers = new ArrayList<>();
    final List<Reading> readings = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** What happened to whom. */
    record Happened(UUID accountId, AccountEvent event) {}

    List<String> findings() {
        return Checker.check(attempts, togethers, readings, log);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static Command command(String key, Operation operation) {
        return new Command(CLIENT, key, operation, null);
    }

    /** Writes the events of a command into the log, and lets 2 ms pass before and after. */
    List<RecordedEvent> log(String actor, @Nullable String keyHash, List<Happened> events) {
        pass(Duration.ofMillis(2));
        var logged = new ArrayList<RecordedEvent>();
        for (var happened : events) {
            var event = event(actor, logged.isEmpty() ? keyHash : null, happened);
            log.add(event);
            logged.add(event);
        }
        pass(Duration.ofMillis(2));
        return logged;
    }

    private RecordedEvent event(String actor, @Nullable String keyHash, Happened happened) {
        var account = happened.accountId();
        var partition = AccountPartitioner.partitionOf(account, 16);
        var type = EventType.of(happened.event());
        return new RecordedEvent(
                new UUID(0, 0),
                partition,
                1 + log.stream().filter(event -> event.partition() == partition).count(),
                account,
                1
                        + log.stream()
                                .filter(event -> event.accountId().equals(account))
                                .count(),
                UUID.randomUUID(),
                type.eventName(),
                type.newestVersion(),
                EventJson.write(happened.event(), type.newestVersion()),
                now,
                new EventOrigin(actor, keyHash, null, null, null),
                new byte[32],
                new byte[32]);
    }

    /** A command that is recorded and acknowledged. */
    void recorded(Command command, String balance, String available, Happened... events) {
        var sent = now;
        var logged = log(CLIENT, command.keyHash(), List.of(events));
        attempts.add(new Attempt(0, command, sent, now, acknowledgement(logged, balance, available, false)));
    }

    /** What is answered to a command of one account. */
    static Answer.Recorded acknowledgement(
            List<RecordedEvent> logged, String balance, String available, boolean replayed) {
        var account = logged.getFirst().accountId();
        var last = logged.stream()
                .filter(event -> event.accountId().equals(account))
                .reduce((one, next) -> next)
                .orElseThrow();
        var positions = logged.stream()
                .filter(event -> event.equals(last) || !event.accountId().equals(account))
                .map(RecordedEvent::logPosition)
                .toList();
        return new Answer.Recorded(
                201,
                replayed,
                "\"" + last.accountVersion() + "\"",
                positions,
                account,
                last.accountVersion(),
                last.logPosition(),
                last.recordedAt(),
                logged.stream().map(RecordedEvent::eventId).toList(),
                last.accountVersion(),
                balance,
                available,
                "EUR");
    }

    void refused(Command command, int status, String code, Map<String, String> figures) {
        var sent = now;
        pass(Duration.ofMillis(4));
        attempts.add(new Attempt(0, command, sent, now, new Answer.Refused(status, code, figures)));
    }

    void read(Reading.Source source, List<LogPosition> token, List<LogPosition> positions, Reading.Figures... shown) {
        var sent = now;
        pass(Duration.ofMillis(4));
        readings.add(new Reading(source, sent, now, token, positions, List.of(shown)));
    }
}
