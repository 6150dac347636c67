package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Reading;
import io.fundsledger.endtoend.bank.Reading.Figures;
import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Balances that were told are those of the log at exactly the positions that were told with them; not older than the token
 * or, of the log itself, than what anybody knew; and holds count as at some instant while the reading took place.
 */
final class ReadingCheck {

    private final Ledger ledger;
    private final Acknowledged acknowledged;
    private final Set<UUID> accounts;
    private final Findings findings;

    ReadingCheck(Cases cases, Set<UUID> accounts, Findings findings) {
        this.ledger = cases.ledger();
        this.acknowledged = new Acknowledged(cases);
        this.accounts = accounts;
        this.findings = findings;
    }

    void check(List<Reading> readings) {
        for (var reading : readings) {
            switch (reading.source()) {
                case VIEWS -> checkViews(reading);
                case REPLAY -> checkReplay(reading, reading.accounts().getFirst());
            }
            reading.accounts().forEach(figures -> checkFigures(reading, figures));
        }
    }

    private void checkViews(Reading reading) {
        var reached =
                reading.positions().stream().collect(Collectors.toMap(LogPosition::partition, LogPosition::position));
        findings.require(
                reading.token().stream().allMatch(at -> reached.getOrDefault(at.partition(), 0L) >= at.position()),
                "older than its token: ",
                reading);
        var shown = reading.accounts().stream().collect(Collectors.toMap(Figures::accountId, Figures::version));
        findings.require(shown.equals(versionsAt(reached)), "of other positions: ", reading);
    }

    private Map<UUID, Long> versionsAt(Map<Integer, Long> positions) {
        return accounts.stream()
                .filter(account -> versionAt(account, positions) > 0)
                .collect(Collectors.toMap(account -> account, account -> versionAt(account, positions)));
    }

    private long versionAt(UUID account, Map<Integer, Long> positions) {
        var story = ledger.story(account);
        return story.versions() == 0
                ? 0
                : story.versionAtPosition(
                        positions.getOrDefault(story.recorded(1).partition(), 0L));
    }

    private void checkReplay(Reading reading, Figures figures) {
        var known = acknowledged.version(figures.accountId(), reading.sent());
        findings.require(figures.version() >= known, "older than what was known before: ", known, reading);
    }

    private void checkFigures(Reading reading, Figures figures) {
        var story = ledger.story(figures.accountId());
        if (figures.version() < 1 || figures.version() > story.versions()) {
            findings.require(false, "of a version that is not there: ", figures, reading);
            return;
        }
        var event = story.recorded(figures.version());
        findings.require(
                !event.recordedAt().isAfter(reading.answered()), "told before it was recorded: ", event, reading);
        var state = Objects.requireNonNull(story.state(figures.version()));
        findings.require(
                moments(state, reading.sent(), reading.answered())
                        .map(at -> figures(figures.accountId(), state, event.logPosition(), at))
                        .anyMatch(figures::equals),
                "the log says otherwise: ",
                figures,
                reading.sent(),
                reading.answered(),
                figures(figures.accountId(), state, event.logPosition(), reading.answered()));
    }

    /** All at which something else is held. */
    private static Stream<Instant> moments(AccountState state, Instant sent, Instant answered) {
        var expiries = state.holds().values().stream()
                .flatMap(hold -> Stream.ofNullable(hold.expiresAt()))
                .filter(at -> at.isAfter(sent) && !at.isAfter(answered));
        return Stream.concat(Stream.of(Cases.start(sent)), expiries);
    }

    private static Figures figures(UUID account, AccountState state, LogPosition position, Instant at) {
        return new Figures(
                account,
                state.closed() ? "closed" : state.frozen() ? "frozen" : "open",
                state.currency().code(),
                state.balance().toDecimal(),
                state.heldAt(at).toDecimal(),
                state.availableAt(at).toDecimal(),
                state.limit().toDecimal(),
                state.version(),
                position);
    }
}
