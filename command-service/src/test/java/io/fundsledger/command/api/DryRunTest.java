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
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dry run says what would happen now, and nothing happens. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class DryRunTest {

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
    void whatWouldBeAcceptedIsForetoldWithItsFigures() {
        var account = teller.open("0");
        teller.deposit(account, "100");
        var foreseen = service.post(account + "/withdrawals?dryRun=true", euros("40"), "Idempotency-Key", key());
        assertThat(foreseen.statusCode()).isEqualTo(200);
        assertThat(string(foreseen, "balance")).isEqualTo("60.00");
        assertThat(string(foreseen, "available")).isEqualTo("60.00");
        assertThat(number(foreseen, "version")).isEqualTo(3);
        assertThat(number(foreseen, "entryId")).isEqualTo(3);
        assertThat(JsonPath.<Boolean>read(foreseen.body(), "$.dryRun")).isTrue();
        assertThat(foreseen.body()).doesNotContain("position", "recordedAt", "eventIds");
        for (var header : new String[] {"Location", "ETag", "Ledger-Position", "Idempotency-Replayed"}) {
            assertThat(foreseen.headers().firstValue(header)).as(header).isEmpty();
        }
        assertThat(teller.events(account)).hasSize(2);
        assertThat(string(teller.deposit(account, "1"), "balance")).isEqualTo("101.00");
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        var account = teller.open("0");
        var refused = service.post(account + "/withdrawals?dryRun=true", euros("40"), "Idempotency-Key", key());
        assertProblem(refused, 422, "insufficient-funds");
        assertThat(string(refused, "available")).isEqualTo("0.00");
        assertProblem(
                service.post(
                        "/v1/accounts/" + UUID.randomUUID() + "/deposits?dryRun=true",
                        euros("40"),
                        "Idempotency-Key",
                        key()),
                404,
                "account-not-found");
        assertProblem(
                service.post(account + "/deposits?dryRun=true", "{}", "Idempotency-Key", key()),
                400,
                "invalid-request");
    }

    @Test
    void itsKeyIsAsFreeAsBefore() {
        var account = teller.open("0");
        var key = key();
        service.post(account + "/deposits?dryRun=true", euros("40"), "Idempotency-Key", key);
        assertProblem(service.get("/v1/commands/" + key), 404, "command-not-recorded");
        var other = service.post(account + "/deposits", euros("41"), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void whatIsRecordedAlreadyIsToldAsItWas() {
        var account = teller.open("0");
        var key = key();
        var recorded = service.post(account + "/deposits", euros("40"), "Idempotency-Key", key);
        teller.deposit(account, "1");
        var asked = service.post(account + "/deposits?dryRun=true", euros("40"), "Idempotency-Key", key);
        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(asked.body()).isEqualTo(recorded.body());
        assertThat(header(asked, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(
                service.post(account + "/deposits?dryRun=true", euros("41"), "Idempotency-Key", key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void aTransferAndAnAccountNumberAreTriedToo() {
        var from = teller.open("0");
        var to = teller.open("0");
        teller.deposit(from, "100");
        var body = """
                {"fromAccountId": "%s", "toAccountId": "%s", "amount": "30", "currency": "EUR"}""".formatted(from.substring(from.lastIndexOf('/') + 1), to.substring(to.lastIndexOf('/') + 1));
        assertThat(string(service.post("/v1/transfers?dryRun=true", body, "Idempotency-Key", key()), "balance"))
                .isEqualTo("70.00");
        assertThat(teller.events(to)).hasSize(1);

        var numbered = """
                {"ownerId": "owner-1", "currency": "EUR", "accountNumber": "tried"}""";
        for (var time = 0; time < 2; time++) {
            var tried = service.post("/v1/accounts?dryRun=true", numbered, "Idempotency-Key", key());
            assertThat(tried.statusCode()).isEqualTo(200);
        }
        assertThat(service.post("/v1/accounts", numbered, "Idempotency-Key", key())
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                service.post("/v1/accounts?dryRun=true", numbered, "Idempotency-Key", key()),
                409,
                "account-number-taken");
    }
}
