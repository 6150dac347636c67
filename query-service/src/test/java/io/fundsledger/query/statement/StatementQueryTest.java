package io.fundsledger.query.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.LineRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@WithLocalStack(Component.POSTGRES)
class StatementQueryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static Views views;
    private static RunningQueryService service;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aStatementShowsLinesInValueOrderWithTheRunningBalance() {
        var id = account(8766, 3);
        views.put(new LineRow(id, 2, 10000, 10000, DAY.plusDays(1), DAY, "salary"));
        views.put(new LineRow(id, 3, -1234, 8766, DAY, DAY, null));

        var answer = service.get("/v1/accounts/" + id + "/statement");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.text("/openingBalance")).isEqualTo("0.00");
        assertThat(answer.text("/closingBalance")).isEqualTo("87.66");
        assertThat(answer.each("amount")).containsExactly("-12.34", "100.00");
        assertThat(answer.each("balance")).containsExactly("-12.34", "87.66");
        assertThat(answer.json().at("/items/1").toString()).isEqualTo("""
                        {"entryId":2,"type":"deposit","amount":"100.00","balance":"87.66","valueDate":"2026-03-11",\
                        "bookingDate":"2026-03-10","recordedAt":"2026-03-10T12:00:00Z","category":"salary",\
                        "description":"line 2","eventId":"%s"}""".formatted(answer.text("/items/1/eventId")));
    }

    /** Any account, any bounds, any page size: what comes back is what adding up by hand gives. */
    @ParameterizedTest
    @EnumSource(StatementOrder.class)
    void anyStatementIsWhatAddingUpGives(StatementOrder order) {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var lines = new ArrayList<LineRow>();
        var id = randomAccount(random, lines);
        Function<LineRow, LocalDate> date = order == StatementOrder.VALUE ? LineRow::valueDate : LineRow::bookingDate;
        lines.sort(Comparator.comparing(date).thenComparing(LineRow::version));

        for (var attempt = 0; attempt < 8; attempt++) {
            var from = DAY.plusDays(random.nextInt(-2, 12));
            var to = from.plusDays(random.nextInt(8));
            var path = "/v1/accounts/%s/statement?from=%s&to=%s&by=%s&limit=%d"
                    .formatted(id, from, to, order.wireName(), random.nextInt(1, 20));

            var expected = expected(lines, date, from, to);
            assertThat(wholeStatement(path)).as("seed %d, %s", seed, path).isEqualTo(expected);
        }
    }

    @Test
    void entriesMadeAfterTheFirstPageAreNotInTheStatement() {
        var id = account(600, 4);
        for (var version = 2; version <= 4; version++) {
            views.put(new LineRow(id, version, 200, 200L * (version - 1), DAY, DAY, null));
        }
        var path = "/v1/accounts/" + id + "/statement?limit=2";
        var first = service.get(path);
        views.put(new LineRow(id, 5, 700, 1300, DAY, DAY, null));
        views.put(row(id, 1300, 5));

        var second = service.get(path + "&cursor=" + first.text("/nextCursor"));

        assertThat(second.each("entryId")).containsExactly("4");
        assertThat(second.each("balance")).containsExactly("6.00");
        assertThat(second.text("/openingBalance")).isEqualTo("0.00");
        assertThat(second.text("/closingBalance")).isEqualTo("6.00");
        assertThat(second.text("/nextCursor")).isEmpty();
        assertThat(service.get(path).text("/closingBalance")).isEqualTo("13.00");
    }

    @Test
    void aViewBehindTheFirstPageDoesNotAnswerTheSecond() {
        var id = account(600, 4);
        for (var version = 2; version <= 4; version++) {
            views.put(new LineRow(id, version, 200, 200L * (version - 1), DAY, DAY, null));
        }
        var path = "/v1/accounts/" + id + "/statement?limit=1";
        var first = service.get(path);
        views.put(row(id, 400, 3));

        var second = service.get(path + "&cursor=" + first.text("/nextCursor"));

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.text("/code")).isEqualTo("position-not-reached");
    }

    @Test
    void sumsBeyondALongAreStillExact() {
        var id = account(Long.MAX_VALUE, 5);
        views.put(new LineRow(id, 2, Long.MAX_VALUE, Long.MAX_VALUE, DAY, DAY, null));
        views.put(new LineRow(id, 3, -Long.MAX_VALUE, 0, DAY.plusDays(9), DAY, null));
        views.put(new LineRow(id, 4, Long.MAX_VALUE, Long.MAX_VALUE, DAY, DAY, null));

        var answer = service.get("/v1/accounts/" + id + "/statement?to=" + DAY);

        assertThat(answer.text("/closingBalance")).isEqualTo("184467440737095516.14");
        assertThat(answer.each("balance").getLast()).isEqualTo("184467440737095516.14");
    }

    @Test
    void anAccountWithoutLinesHasAnEmptyStatement() {
        var answer = service.get("/v1/accounts/" + account(0, 1) + "/statement?from=0000-01-01&to=9999-12-31");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/openingBalance")).isEqualTo("0.00");
        assertThat(answer.text("/closingBalance")).isEqualTo("0.00");
        assertThat(answer.json().at("/items").isEmpty()).isTrue();
    }

    @Test
    void anUnknownAccountHasNoStatement() {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID() + "/statement");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-02-30, from",
        "from=yesterday, from",
        "to=2026-1-1, to",
        "from=2026-02-02&to=2026-02-01, to",
        "by=colour, by",
        "cursor=AAAA, cursor",
        "cursor=!, cursor",
        "limit=0, limit",
        "limit=501, limit",
        "limit=ten, limit",
        "form=2026-01-01, form"
    })
    void aBadParameterIsNamed(String query, String parameter) {
        var answer = service.get("/v1/accounts/" + account(0, 1) + "/statement?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    private static UUID account(long balance, long version) {
        return views.put(AccountRow.of("owner", 0).at(version, balance));
    }

    private static AccountRow row(UUID id, long balance, long version) {
        var row = AccountRow.of("owner", balance).at(version, balance);
        return row.identified(id);
    }

    private static UUID randomAccount(Random random, List<LineRow> lines) {
        var id = UUID.randomUUID();
        var balance = 0L;
        var booked = DAY;
        for (var version = 2L; version < 60; version++) {
            booked = booked.plusDays(random.nextInt(4) / 3);
            var amount = random.nextLong(-1000, 1000);
            balance += amount;
            var line = new LineRow(id, version, amount, balance, booked.plusDays(random.nextInt(-4, 5)), booked, null);
            views.put(line);
            lines.add(line);
        }
        views.put(row(id, balance, 59));
        return id;
    }

    private static List<String> expected(
            List<LineRow> lines, Function<LineRow, LocalDate> date, LocalDate from, LocalDate to) {
        var opening = lines.stream()
                .filter(line -> date.apply(line).isBefore(from))
                .mapToLong(LineRow::amount)
                .sum();
        var shown = new ArrayList<String>();
        var running = opening;
        for (var line : lines) {
            if (!date.apply(line).isBefore(from) && !date.apply(line).isAfter(to)) {
                running += line.amount();
                shown.add("%d %s".formatted(line.version(), euros(running)));
            }
        }
        shown.addFirst("opening " + euros(opening));
        shown.addLast("closing " + euros(running));
        return shown;
    }

    private static List<String> wholeStatement(String path) {
        var shown = new ArrayList<String>();
        var page = service.get(path);
        shown.add("opening " + page.text("/openingBalance"));
        while (true) {
            page.json()
                    .at("/items")
                    .forEach(line -> shown.add("%d %s"
                            .formatted(
                                    line.path("entryId").asLong(),
                                    line.path("balance").asString())));
            var closing = "closing " + page.text("/closingBalance");
            if (page.text("/nextCursor").isEmpty()) {
                shown.add(closing);
                return shown;
            }
            page = service.get(path + "&cursor=" + page.text("/nextCursor"));
            assertThat("closing " + page.text("/closingBalance")).isEqualTo(closing);
            assertThat("opening " + page.text("/openingBalance")).isEqualTo(shown.getFirst());
        }
    }

    private static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
