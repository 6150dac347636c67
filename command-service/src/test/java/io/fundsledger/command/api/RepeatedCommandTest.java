package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invariant 5: whatever is sent again is recorded once. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class RepeatedCommandTest {

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
    void aRepeatIsAnsweredLikeTheFirstAndRecordsNothing() {
        var account = teller.open("0");
        var key = key();
        var path = account + "/deposits";
        var first = service.post(path, euros("10"), "Idempotency-Key", key, "If-Match", "\"1\"");
        teller.deposit(account, "5");
        var repeat = service.post(path, """
                {"currency": "EUR", "amount": "10.00"}""", "Idempotency-Key", key, "If-Match", "\"1\"");
        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(header(repeat, "Idempotency-Replayed")).isEqualTo("true");
        for (var name : List.of("Location", "ETag", "Ledger-Position")) {
            assertThat(header(repeat, name)).isEqualTo(header(first, name));
        }
        assertThat(teller.events(account)).hasSize(3);
    }

    @Test
    void theSameKeyAtTheSameTimeIsRecordedOnce() throws Exception {
        var account = teller.open("0");
        var key = key();
        Callable<HttpResponse<String>> deposit =
                () -> service.post(account + "/deposits", euros("10"), "Idempotency-Key", key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(40, deposit));
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                assertThat(answer.get().body())
                        .isEqualTo(answers.getFirst().get().body());
            }
        }
        assertThat(teller.events(account)).hasSize(2);
    }

    @Test
    void anAccountOpenedWithoutAnIdIsTheSameForARepeat() {
        var key = key();
        var body = "{\"ownerId\": \"owner-1\", \"currency\": \"EUR\"}";
        var first = service.post("/v1/accounts", body, "Idempotency-Key", key);
        var repeat = service.post("/v1/accounts", body, "Idempotency-Key", key);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(header(repeat, "Idempotency-Replayed")).isEqualTo("true");
        var ofAnother = service.post("/v1/accounts", body, "Idempotency-Key", key, "Ledger-Actor", "another");
        assertThat(string(ofAnother, "accountId")).isNotEqualTo(string(first, "accountId"));
        assertThat(UUID.fromString(string(first, "accountId")).version()).isEqualTo(8);
        assertThat(UUID.fromString(string(first, "accountId")).variant()).isEqualTo(2);
    }

    @Test
    void aKeyUsedForOtherContentIsRefusedAndTheFirstStays() {
        var account = teller.open("0");
        var key = key();
        service.post(account + "/deposits", euros("10"), "Idempotency-Key", key);
        for (var other : List.of(
                service.post(account + "/deposits", euros("11"), "Idempotency-Key", key),
                service.post(account + "/withdrawals", euros("10"), "Idempotency-Key", key),
                service.post(teller.open("0") + "/deposits", euros("10"), "Idempotency-Key", key),
                service.post("/v1/accounts/" + UUID.randomUUID() + "/deposits", euros("10"), "Idempotency-Key", key))) {
            assertProblem(other, 422, "idempotency-key-reused");
            assertThat(string(other, "idempotencyKey")).isEqualTo(key);
        }
        assertThat(teller.events(account)).hasSize(2);
    }

    /** The order of checks: syntax, key, same account, account, version; the first that fails is the answer. */
    @Test
    void aKeyIsLookedAtAfterTheSyntaxAndBeforeTheRules() {
        var account = teller.open("0");
        var id = account.substring("/v1/accounts/".length());
        var used = key();
        service.post(account + "/deposits", euros("10"), "Idempotency-Key", used);
        var toItself = """
                {"fromAccountId": "%s", "toAccountId": "%s", "amount": "1", "currency": "%s"}""";
        var malformed = toItself.formatted(id, id, "eur");
        var wellFormed = toItself.formatted(id, id, "CZK");
        assertProblem(service.post("/v1/transfers", malformed, "Idempotency-Key", used), 400, "invalid-request");
        assertProblem(
                service.post("/v1/transfers", wellFormed, "Idempotency-Key", used, "If-Match", "\"9\""),
                422,
                "idempotency-key-reused");
        assertProblem(
                service.post("/v1/transfers", wellFormed, "Idempotency-Key", key(), "If-Match", "\"9\""),
                422,
                "same-account");
        assertProblem(
                service.post(account + "/deposits", euros("11"), "Idempotency-Key", used, "If-Match", "\"9\""),
                422,
                "idempotency-key-reused");
    }

    @Test
    void theKeysOfTwoActorsHaveNothingToDoWithEachOther() {
        var path = teller.open("0") + "/deposits";
        var key = key();
        service.post(path, euros("10"), "Idempotency-Key", key, "Ledger-Actor", "a");
        var other = service.post(path, euros("20"), "Idempotency-Key", key, "Ledger-Actor", "b");
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(string(other, "balance")).isEqualTo("30.00");
        assertProblem(service.get("/v1/commands/" + key), 404, "command-not-recorded");
    }

    @Test
    void aRefusedKeyMayBeUsedAgain() {
        var account = teller.open("0");
        var key = key();
        var path = account + "/withdrawals";
        assertProblem(service.post(path, euros("10"), "Idempotency-Key", key), 422, "insufficient-funds");
        teller.deposit(account, "10");
        var later = service.post(path, euros("10"), "Idempotency-Key", key);
        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void whatBecameOfACommandCanBeAsked() {
        var key = key();
        var deposited = service.post(teller.open("0") + "/deposits", euros("10"), "Idempotency-Key", key);
        var asked = service.get("/v1/commands/" + key);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(deposited.body());
        assertThat(header(asked, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(service.get("/v1/commands/" + key()), 404, "command-not-recorded");
        assertProblem(service.get("/v1/commands/a%20b"), 400, "idempotency-key-invalid");
        assertProblem(service.get("/v1/commands/" + key, "Ledger-Actor", "b"), 404, "command-not-recorded");
    }
}
