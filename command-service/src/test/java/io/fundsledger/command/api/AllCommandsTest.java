package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.number;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What commands beyond deposits and withdrawals are answered with, on a ledger that writes their events. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class AllCommandsTest {

    private static final String WHY = "{\"reason\": \"asked for\"}";

    private static RunningCommandService service;
    private static Teller teller;

    @BeforeAll
    static void start(StackSpace space) {
        service = RunningCommandService.start(space, "--ledger.write-events-of=release-0.2");
        teller = new Teller(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTransferIsAnsweredWithTheSendersFiguresOnly() {
        var from = filled("100");
        var to = filled("7");
        var key = key();
        var sent = transfer(from, to, "40", key);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(string(sent, "accountId")).isEqualTo(id(from));
        assertThat(string(sent, "balance")).isEqualTo("60.00");
        assertThat(header(sent, "Location")).isEqualTo(from + "/entries/3");
        assertThat(header(sent, "ETag")).isEqualTo("\"3\"");
        assertThat(JsonPath.<List<String>>read(sent.body(), "$.eventIds")).hasSize(2);
        assertThat(header(sent, "Ledger-Position").split(", ")).contains(lastPosition(to));
        assertThat(sent.body()).doesNotContain(id(to), "47.00");
        assertThat(string(deposit(to, "1"), "balance")).isEqualTo("48.00");

        var repeat = transfer(from, to, "40.00", key);
        assertThat(repeat.body()).isEqualTo(sent.body());
        assertThat(header(repeat, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(repeat, "Ledger-Position")).isEqualTo(header(sent, "Ledger-Position"));
        var found = service.get("/v1/commands/" + key);
        assertThat(found.body()).isEqualTo(sent.body());
        assertProblem(transfer(to, from, "40", key), 422, "idempotency-key-reused");
    }

    @Test
    void aTransferTellsNothingOfTheOtherAccount() {
        var from = filled("100");
        var to = filled("92233720368547758.07");
        var refused = transfer(from, to, "40", key());
        assertProblem(refused, 422, "amount-too-large");
        assertThat(string(refused, "accountId")).isEqualTo(id(to));
        assertThat(refused.body()).doesNotContain("92233720368547758.07");
        assertProblem(transfer(from, from, "1", key()), 422, "same-account");
    }

    @Test
    void aHoldIsCapturedInPartAndItsRestIsFree() {
        var account = filled("100");
        var placed = service.post(account + "/holds", euros("15"), "Idempotency-Key", key());
        assertThat(placed.statusCode()).isEqualTo(201);
        assertThat(header(placed, "Location")).isEqualTo(account + "/holds/3");
        assertThat(number(placed, "entryId")).isEqualTo(3);
        assertThat(string(placed, "available")).isEqualTo("85.00");
        assertThat(string(placed, "balance")).isEqualTo("100.00");

        var tooMuch = service.post(account + "/holds/3/capture", euros("15.01"), "Idempotency-Key", key());
        assertProblem(tooMuch, 422, "capture-exceeds-hold");
        var captured = service.post(account + "/holds/3/capture", euros("13"), "Idempotency-Key", key());
        assertThat(captured.statusCode()).isEqualTo(201);
        assertThat(header(captured, "Location")).isEqualTo(account + "/entries/4");
        assertThat(string(captured, "balance")).isEqualTo("87.00");
        assertThat(string(captured, "available")).isEqualTo("87.00");
        assertProblem(
                service.post(account + "/holds/3/capture", euros("2"), "Idempotency-Key", key()),
                409,
                "hold-already-captured");
    }

    @Test
    void aHoldIsReleasedAndGone() {
        var account = filled("100");
        var until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        var placed = service.post(account + "/holds", """
                {"amount": "15", "currency": "EUR", "expiresAt": "%s"}""".formatted(until), "Idempotency-Key", key());
        assertThat(placed.statusCode()).isEqualTo(201);
        var released = service.post(account + "/holds/3/release", "{}", "Idempotency-Key", key());
        assertThat(released.statusCode()).isEqualTo(201);
        assertThat(header(released, "Location")).isEqualTo(account + "/holds/3");
        assertThat(string(released, "available")).isEqualTo("100.00");
        assertProblem(
                service.post(account + "/holds/3/capture", "{}", "Idempotency-Key", key()),
                409,
                "hold-already-released");
        assertProblem(
                service.post(account + "/holds/2/release", "{}", "Idempotency-Key", key()), 404, "hold-not-found");
        var late = service.post(account + "/holds", """
                {"amount": "15", "currency": "EUR", "expiresAt": "2020-01-01T00:00:00Z"}""", "Idempotency-Key", key());
        assertProblem(late, 422, "expiry-not-in-future");
    }

    @Test
    void anEntryIsReversedOnceAndWithoutFundsOnlyByForce() {
        var account = filled("100");
        teller.withdraw(account, "60");
        var path = account + "/entries/2/reversal";
        assertProblem(service.post(path, WHY, "Idempotency-Key", key()), 422, "insufficient-funds");
        var forced = service.post(
                path, "{\"reason\": \"fraud\", \"force\": true}", "Idempotency-Key", key(), "If-Match", "\"3\"");
        assertThat(forced.statusCode()).isEqualTo(201);
        assertThat(string(forced, "balance")).isEqualTo("-60.00");
        assertThat(header(forced, "Location")).isEqualTo(account + "/entries/4");
        assertThat(JsonPath.<List<Boolean>>read(service.get(account + "/events").body(), "$.items[-1:].data.forced"))
                .containsExactly(true);
        assertProblem(service.post(path, WHY, "Idempotency-Key", key()), 409, "entry-already-reversed");
        assertProblem(
                service.post(account + "/entries/4/reversal", WHY, "Idempotency-Key", key()),
                409,
                "entry-not-reversible");
        assertProblem(
                service.post(account + "/entries/99/reversal", WHY, "Idempotency-Key", key()), 404, "entry-not-found");
    }

    @Test
    void theSameKeyForAnotherEntryIsAnotherCommand() {
        var account = filled("100");
        deposit(account, "1");
        var key = key();
        assertThat(service.post(account + "/entries/3/reversal", WHY, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                service.post(account + "/entries/2/reversal", WHY, "Idempotency-Key", key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void theOverdraftLimitIsSetAndNotBelowWhatIsUsed() {
        var account = filled("10");
        var path = account + "/overdraft-limit";
        var raised = service.put(path, euros("50"), "Idempotency-Key", key());
        assertThat(raised.statusCode()).isEqualTo(200);
        assertThat(header(raised, "ETag")).isEqualTo("\"3\"");
        assertThat(raised.headers().firstValue("Location")).isEmpty();
        assertThat(string(raised, "available")).isEqualTo("60.00");
        teller.withdraw(account, "40");
        assertProblem(service.put(path, euros("29.99"), "Idempotency-Key", key()), 409, "overdraft-in-use");
        assertThat(string(service.put(path, euros("30"), "Idempotency-Key", key()), "available"))
                .isEqualTo("0.00");
    }

    @Test
    void anAccountIsFrozenUnfrozenAndClosed() {
        var account = filled("10");
        assertThat(state(account, "freeze").statusCode()).isEqualTo(200);
        assertProblem(teller.withdraw(account, "1"), 409, "account-frozen");
        assertProblem(state(account, "freeze"), 409, "account-frozen");
        assertProblem(state(account, "close"), 409, "account-frozen");
        assertThat(state(account, "unfreeze").statusCode()).isEqualTo(200);
        assertProblem(state(account, "unfreeze"), 409, "account-not-frozen");
        assertProblem(state(account, "close"), 409, "balance-not-zero");
        teller.withdraw(account, "10");
        var closed = state(account, "close");
        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(string(closed, "balance")).isEqualTo("0.00");
        assertProblem(deposit(account, "1"), 409, "account-closed");
    }

    private static String filled(String amount) {
        var account = teller.open("0");
        assertThat(deposit(account, amount).statusCode()).isEqualTo(201);
        return account;
    }

    private static HttpResponse<String> deposit(String account, String amount) {
        return teller.deposit(account, amount);
    }

    private static HttpResponse<String> state(String account, String change) {
        return service.post(account + "/" + change, WHY, "Idempotency-Key", key());
    }

    private static HttpResponse<String> transfer(String from, String to, String amount, String key) {
        return service.post("/v1/transfers", """
                {"fromAccountId": "%s", "toAccountId": "%s", "amount": "%s", "currency": "EUR"}""".formatted(id(from), id(to), amount), "Idempotency-Key", key);
    }

    /** In the form of Ledger-Position. */
    private static String lastPosition(String account) {
        var events = service.get(account + "/events").body();
        return JsonPath.<List<String>>read(events, "$.items[-1:].partition").getFirst() + ":"
                + JsonPath.<List<String>>read(events, "$.items[-1:].position").getFirst();
    }

    private static String id(String account) {
        return account.substring("/v1/accounts/".length());
    }
}
