package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.RecordedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A balance of any moment: the views give what a replay gives, and what adding up the events gives. */
@OnOneLedger
class TimeTravelTest {

    private static final int COMMANDS = 400;
    private static final int BLOCK = 256; // versions of an account, of which the view keeps sums
    private static final int INSTANTS = 150;
    private static final int PAIRS = 150;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final LedgerApi ledger;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    TimeTravelTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void anyMomentIsShownAsItWas() {
        var account = ledger.open();
        var other = ledger.open();
        for (var i = 0; i < COMMANDS; i++) {
            command(account, other, 2 + random.nextLong(i + 1));
        }

        assertThat(eventsOf(account)).as("more than a block").hasSizeGreaterThan(BLOCK);
        for (var id : List.of(account, other)) {
            var events = eventsOf(id);
            someOf(events).forEach(event -> {
                var recordedAt = event.recordedAt();
                assertShownAsReplayed(events, recordedAt.minus(1, ChronoUnit.MICROS));
                assertShownAsReplayed(events, recordedAt);
                assertShownAsReplayed(events, recordedAt.plus(1, ChronoUnit.MICROS));
            });
            for (var pair = 0; pair < PAIRS; pair++) {
                var instant = events.get(random.nextInt(events.size())).recordedAt();
                assertShownAsAddedUp(
                        events,
                        instant.plus(random.nextInt(-1, 2), ChronoUnit.MICROS),
                        DAY.plusDays(random.nextInt(-8, 9)));
            }
        }
    }

    private List<RecordedEvent> someOf(List<RecordedEvent> events) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(INSTANTS, shuffled.size()));
    }

    /** One that may be refused: what counts is what was recorded. */
    private void command(UUID account, UUID other, long entry) {
        var key = UUID.randomUUID().toString();
        var money = """
                "amount": "%d.%02d", "currency": "EUR", "valueDate": "%s\"""".formatted(random.nextInt(100), 1 + random.nextInt(99), DAY.plusDays(random.nextInt(-7, 8)));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> ledger.command("/" + account + "/deposits", key, "{" + money + "}");
            case 3 -> ledger.command("/" + account + "/withdrawals", key, "{" + money + "}");
            case 4 -> transfer(account, other, key, money);
            case 5 -> transfer(other, account, key, money);
            case 6 -> ledger.command("/" + account + "/holds", key, """
                    {"amount": "0.01", "currency": "EUR"}""");
            default ->
                ledger.command("/" + account + "/entries/" + entry + "/reversal", key, """
                    {"reason": "a mistake", "force": true, "valueDate": "%s"}""".formatted(
                                DAY.plusDays(random.nextInt(-7, 8))));
        }
    }

    private void transfer(UUID from, UUID to, String key, String money) {
        ledger.transfer(key, """
                {"fromAccountId": "%s", "toAccountId": "%s", %s}""".formatted(from, to, money));
    }

    private List<RecordedEvent> eventsOf(UUID account) {
        return RecordedLog.readAll(ledger)
                .filter(event -> event.accountId().equals(account))
                .toList();
    }

    private void assertShownAsReplayed(List<RecordedEvent> events, Instant instant) {
        var path = "/v1/accounts/" + events.getFirst().accountId() + "/";
        var shown = balance(events, "asOf=" + instant);
        var replayed = LedgerApi.get(ledger.commands().resolve(path + "replay?asOf=" + instant));
        assertThat(shown.status()).as(shown.body()).isEqualTo(replayed.status());
        if (shown.status() == 200) {
            assertThat(shown.text("balance"))
                    .as("seed %d, as of %s", seed, instant)
                    .isEqualTo(replayed.text("balance"));
        }
    }

    private void assertShownAsAddedUp(List<RecordedEvent> events, Instant instant, LocalDate day) {
        var cents = events.stream()
                .filter(event -> !event.recordedAt().isAfter(instant))
                .filter(event -> isDatedUpTo(data(event).path("valueDate"), day))
                .mapToLong(event -> Views.effect(event.event()))
                .sum();
        var shown = balance(events, "asOf=" + instant + "&valueDate=" + day);
        if (instant.isBefore(events.getFirst().recordedAt())) {
            shown.expect(404);
        } else {
            assertThat(shown.expect(200).text("balance"))
                    .as("seed %d, as of %s, dated up to %s", seed, instant, day)
                    .isEqualTo(BigDecimal.valueOf(cents, 2).toPlainString());
        }
    }

    private Reply balance(List<RecordedEvent> events, String moment) {
        return ledger.query(
                "/v1/accounts/" + events.getFirst().accountId() + "/balance?" + moment,
                events.getLast().logPosition().toString());
    }

    private static boolean isDatedUpTo(JsonNode valueDate, LocalDate day) {
        return !valueDate.isMissingNode()
                && !LocalDate.parse(valueDate.asString()).isAfter(day);
    }

    private static JsonNode data(RecordedEvent event) {
        return LedgerApi.json().readTree(event.data());
    }
}
