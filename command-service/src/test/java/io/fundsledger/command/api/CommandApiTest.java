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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands over REST: what they are answered with, and what they are refused with. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class CommandApiTest {

    private static RunningCommandService service;
    private static Teller teller;

    @BeforeAll
    static void start(StackSpace space) {
        service = RunningCommandService.start(space);
        teller = new Teller(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anOpenedAccountIsAnsweredWithWhereItIs() {
        var opened = service.post("/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR", "overdraftLimit": "29"}""", "Idempotency-Key", key());
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(header(opened, "Location")).isEqualTo("/v1/accounts/" + string(opened, "accountId"));
        assertThat(header(opened, "ETag")).isEqualTo("\"1\"");
        assertThat(header(opened, "Ledger-Position")).matches("\\d+:\\d+").isEqualTo(string(opened, "position"));
        assertThat(opened.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(string(opened, "balance")).isEqualTo("0.00");
        assertThat(string(opened, "available")).isEqualTo("29.00");
        assertThat(string(opened, "currency")).isEqualTo("EUR");
        assertThat(string(opened, "recordedAt")).endsWith("Z");
    }

    @Test
    void aWithdrawalIsAnsweredWithTheBalanceAfterIt() {
        var account = teller.open("0");
        assertThat(teller.deposit(account, "100").statusCode()).isEqualTo(201);
        var withdrawn = teller.withdraw(account, "12.34");
        assertThat(withdrawn.statusCode()).isEqualTo(201);
        assertThat(string(withdrawn, "balance")).isEqualTo("87.66");
        assertThat(string(withdrawn, "available")).isEqualTo("87.66");
        assertThat(number(withdrawn, "version")).isEqualTo(3);
        assertThat(number(withdrawn, "entryId")).isEqualTo(3);
        assertThat(JsonPath.<List<String>>read(withdrawn.body(), "$.eventIds")).hasSize(1);
        assertThat(header(withdrawn, "Location")).isEqualTo(account + "/entries/3");
        assertThat(header(withdrawn, "ETag")).isEqualTo("\"3\"");
    }

    @Test
    void aWithdrawalBeyondAvailableIsRefusedWithTheFigures() {
        var account = teller.open("10");
        teller.deposit(account, "87.66");
        var refused = teller.withdraw(account, "1000.00");
        assertProblem(refused, 422, "insufficient-funds");
        assertThat(string(refused, "available")).isEqualTo("97.66");
        assertThat(string(refused, "requested")).isEqualTo("1000.00");
        assertThat(string(refused, "instance")).isEqualTo(account + "/withdrawals");
        assertThat(string(teller.withdraw(account, "97.66"), "balance")).isEqualTo("-10.00");
    }

    @Test
    void aBalanceIsNeverMoreThanCanBeCounted() {
        var account = teller.open("0");
        assertThat(teller.deposit(account, "92233720368547758.07").statusCode()).isEqualTo(201);
        assertProblem(teller.deposit(account, "0.01"), 422, "amount-too-large");
        assertThat(string(teller.withdraw(account, "92233720368547758.07"), "balance"))
                .isEqualTo("0.00");
    }

    @Test
    void anotherCurrencyIsRefused() {
        var refused = service.post(
                teller.open("0") + "/deposits", euros("1").replace("EUR", "CZK"), "Idempotency-Key", key());
        assertProblem(refused, 422, "currency-mismatch");
        assertThat(string(refused, "accountCurrency")).isEqualTo("EUR");
    }

    @Test
    void anAccountThatIsNotThereIsNotFound() {
        assertProblem(teller.deposit("/v1/accounts/" + UUID.randomUUID(), "1"), 404, "account-not-found");
    }

    @Test
    void ifMatchHoldsTheAccountToItsVersion() {
        var path = teller.open("0") + "/deposits";
        var matching = service.post(path, euros("10"), "Idempotency-Key", key(), "If-Match", "\"1\"");
        assertThat(matching.statusCode()).isEqualTo(201);
        var moved = service.post(path, euros("10"), "Idempotency-Key", key(), "If-Match", "\"1\"");
        assertProblem(moved, 412, "version-mismatch");
        assertThat(number(moved, "currentVersion")).isEqualTo(2);
        assertThat(number(moved, "expectedVersion")).isEqualTo(1);
    }

    @Test
    void anAccountIsOpenedOnceAndItsNumberIsItsOwn() {
        var id = UUID.randomUUID();
        var number = "NR-" + id;
        var body = """
                {"ownerId": "owner-1", "currency": "EUR", "accountId": "%s", "accountNumber": "%s"}""";
        var opened = service.post("/v1/accounts", body.formatted(id, number), "Idempotency-Key", key());
        assertThat(string(opened, "accountId")).isEqualTo(id.toString());
        var again = service.post("/v1/accounts", body.formatted(id, "NR-2"), "Idempotency-Key", key());
        assertProblem(again, 409, "account-already-exists");
        var taken = service.post("/v1/accounts", body.formatted(UUID.randomUUID(), number), "Idempotency-Key", key());
        assertProblem(taken, 409, "account-number-taken");
        assertThat(string(taken, "accountNumber")).isEqualTo(number);
    }

    @Test
    void anEventSaysOnWhoseBehalfItIs() {
        var account = teller.open("0");
        service.post(
                account + "/deposits",
                "{\"amount\": \"10\", \"currency\": \"EUR\", \"reference\": \"größer 😀\"}",
                "Idempotency-Key",
                key(),
                "Ledger-Actor",
                "teller-7",
                "Ledger-Correlation-Id",
                "undertaking-1",
                "Ledger-Causation-Id",
                "message-1",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var events = service.get(account + "/events");
        assertThat(string(events, "items[1].actor")).isEqualTo("teller-7");
        assertThat(string(events, "items[1].correlationid")).isEqualTo("undertaking-1");
        assertThat(string(events, "items[1].causationid")).isEqualTo("message-1");
        assertThat(string(events, "items[1].traceparent"))
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-0[01]")
                .doesNotContain("00f067aa0ba902b7");
        assertThat(string(events, "items[1].data.text.reference")).isEqualTo("größer 😀");
        assertThat(string(events, "items[0].actor")).isEqualTo("anonymous");
        assertThat(string(events, "items[0].traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }
}
