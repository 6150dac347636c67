package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.LogPosition;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many commands in one request. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class BatchApiTest {

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
    void eachStandsForItselfAndIsDecidedOnWhatThoseBeforeItLeft() {
        var account = opened();
        var answer = batch(false, deposit(account, "100"), withdraw(account, "200"), withdraw(account, "30"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(201, 422, 201);
        assertThat(path(answer, "$.outcomes[0].answer.balance")).isEqualTo("100.00");
        assertThat(path(answer, "$.outcomes[0].location")).isEqualTo("/v1/accounts/" + account + "/entries/2");
        assertThat(path(answer, "$.outcomes[1].problem.code")).isEqualTo("insufficient-funds");
        assertThat(path(answer, "$.outcomes[1].problem.available")).isEqualTo("100.00");
        assertThat(path(answer, "$.outcomes[2].answer.balance")).isEqualTo("70.00");
        assertThat(header(answer, "Ledger-Position")).isEqualTo(path(answer, "$.outcomes[2].answer.position"));
        assertThat(events(account)).isEqualTo(3);
    }

    @Test
    void allOrNoneIsNoneIfOneIsRefused() {
        var account = opened();
        var answer = batch(true, deposit(account, "100"), withdraw(account, "200"), deposit(account, "500"));
        assertThat(statuses(answer)).containsExactly(409, 422, 409);
        assertThat(path(answer, "$.outcomes[0].problem.code")).isEqualTo("batch-aborted");
        assertThat(path(answer, "$.outcomes[0].problem.refusedCommand")).isEqualTo("/commands/1");
        assertThat(path(answer, "$.outcomes[1].problem.code")).isEqualTo("insufficient-funds");
        assertThat(path(answer, "$.outcomes[1].problem.available")).isEqualTo("100.00");
        assertThat(answer.headers().firstValue("Ledger-Position")).isEmpty();
        assertThat(events(account)).isEqualTo(1);
        assertThat(string(teller.deposit("/v1/accounts/" + account, "1"), "balance"))
                .isEqualTo("1.00");
    }

    @Test
    void allOrNoneIsAllIfNoneIsRefusedAndItsRepeatIsTheSame() {
        var one = opened();
        var other = opened();
        var commands = new String[] {deposit(one, "100"), transfer(one, other, "60"), withdraw(other, "60")};
        var answer = batch(true, commands);
        assertThat(statuses(answer)).containsExactly(201, 201, 201);
        assertThat(path(answer, "$.outcomes[2].answer.balance")).isEqualTo("0.00");
        var sent = LogPosition.parseAll(
                        path(answer, "$.outcomes[1].answer.position").toString())
                .getFirst();
        assertThat(LogPosition.parseAll(
                        path(answer, "$.outcomes[1].ledgerPosition").toString()))
                .as("both sides; if they are in one partition, the later one stands for both")
                .hasSizeBetween(1, 2)
                .anyMatch(reached -> reached.partition() == sent.partition() && reached.position() >= sent.position());

        var repeat = batch(true, commands);
        assertThat(statuses(repeat)).containsExactly(201, 201, 201);
        assertThat(JsonPath.<List<Boolean>>read(repeat.body(), "$.outcomes[*].replayed"))
                .containsExactly(true, true, true);
        assertThat(answers(repeat)).isEqualTo(answers(answer));
        assertThat(header(repeat, "Ledger-Position")).isEqualTo(header(answer, "Ledger-Position"));
        assertThat(events(one) + events(other)).isEqualTo(2 + 4);
    }

    @Test
    void aBatchOfWhichSomeIsRecordedIsNotRecordedAsAWhole() {
        var account = opened();
        var first = deposit(account, "100");
        var second = deposit(account, "200");
        batch(false, first);
        var answer = batch(true, first, second);
        assertThat(codes(answer)).containsExactly("batch-partly-recorded", "batch-partly-recorded");
        assertThat(JsonPath.<List<Boolean>>read(answer.body(), "$.outcomes[*].problem.recorded"))
                .containsExactly(true, false);
        assertThat(events(account)).isEqualTo(2);

        var each = batch(false, first, second);
        assertThat(statuses(each)).containsExactly(201, 201);
        assertThat(JsonPath.<List<Boolean>>read(each.body(), "$.outcomes[*].replayed"))
                .containsExactly(true);
        assertThat(events(account)).isEqualTo(3);
    }

    @Test
    void aKeyTwiceInABatchIsOneCommand() {
        for (var atomic : List.of(false, true)) {
            var account = opened();
            var command = deposit(account, "100");
            var answer = batch(atomic, command, command);
            assertThat(statuses(answer)).containsExactly(201, 201);
            assertThat(answers(answer).getFirst()).isEqualTo(answers(answer).getLast());
            assertThat(path(answer, "$.outcomes[1].replayed")).isEqualTo(true);
            assertThat(events(account)).isEqualTo(2);

            var other = command.replace("100", "101");
            assertThat(codes(batch(false, command, other))).containsExactly("idempotency-key-reused");
            assertThat(codes(batch(true, other, withdraw(account, "1"))))
                    .containsExactly("batch-partly-recorded", "batch-partly-recorded");
        }
    }

    @Test
    void aCommandIsTheSameAloneAndInABatch() {
        var account = opened();
        var key = key();
        var alone = service.post("/v1/accounts/" + account + "/deposits", euros("7"), "Idempotency-Key", key);
        var held = service.post("/v1/accounts/" + account + "/holds", euros("5"), "Idempotency-Key", key + "h");
        var captured =
                service.post("/v1/accounts/" + account + "/holds/3/capture", euros("2"), "Idempotency-Key", key + "c");
        var together = batch(
                false,
                item(
                        "deposit",
                        key,
                        "\"accountId\": \"%s\", \"amount\": \"7.00\", \"currency\": \"EUR\"".formatted(account)),
                item(
                        "hold",
                        key + "h",
                        "\"accountId\": \"%s\", \"amount\": \"5\", \"currency\": \"EUR\"".formatted(account)),
                item(
                        "capture",
                        key + "c",
                        "\"accountId\": \"%s\", \"holdId\": 3, \"amount\": \"2\", \"currency\": \"EUR\""
                                .formatted(account)));
        assertThat(JsonPath.<List<Boolean>>read(together.body(), "$.outcomes[*].replayed"))
                .containsExactly(true, true, true);
        assertThat(answers(together))
                .isEqualTo(List.of(
                        JsonPath.read(alone.body(), "$"),
                        JsonPath.read(held.body(), "$"),
                        JsonPath.read(captured.body(), "$")));
        assertThat(JsonPath.<List<String>>read(together.body(), "$.outcomes[*].location"))
                .containsExactly(header(alone, "Location"), header(held, "Location"), header(captured, "Location"));
    }

    @Test
    void everyCommandCanComeInABatch() {
        var account = UUID.randomUUID();
        var other = opened().toString();
        var id = "\"accountId\": \"" + account + "\"";
        var ten = id + ", \"amount\": \"10\", \"currency\": \"EUR\"";
        var why = id + ", \"reason\": \"asked for\"";
        var answer = batch(
                true,
                item("open", key(), id + ", \"ownerId\": \"owner-1\", \"currency\": \"EUR\""),
                item("deposit", key(), id + ", \"amount\": \"100\", \"currency\": \"EUR\", \"expectedVersion\": 1"),
                item("withdraw", key(), ten),
                item("hold", key(), ten),
                item("capture", key(), id + ", \"holdId\": 4"),
                item("hold", key(), ten),
                item("release", key(), id + ", \"holdId\": 6"),
                item("reverse", key(), why + ", \"entryId\": 3"),
                item("limit", key(), ten),
                item("freeze", key(), why),
                item("unfreeze", key(), why),
                transfer(account, UUID.fromString(other), "90"),
                item("close", key(), why));
        assertThat(codes(answer)).isEmpty();
        assertThat(statuses(answer)).containsExactly(201, 201, 201, 201, 201, 201, 201, 201, 200, 200, 200, 201, 200);
        assertThat(path(answer, "$.outcomes[12].answer.balance")).isEqualTo("0.00");
        assertThat(path(answer, "$.outcomes[12].answer.version")).isEqualTo(13);
    }

    @Test
    void whatIsWrongWithACommandIsItsOwnAndIsPointedTo() {
        var account = opened();
        var wrong = List.of(
                "{\"type\": \"deposit\"}",
                "{\"type\": \"spend\", \"idempotencyKey\": \"k\"}",
                "{\"idempotencyKey\": \"k\"}",
                item("deposit", key(), "\"accountId\": 7, \"amount\": 1, \"currency\": \"EUR\", \"colour\": \"red\""),
                item("capture", key(), "\"accountId\": \"%s\", \"holdId\": \"3\"".formatted(account)),
                item(
                        "deposit",
                        "a b",
                        "\"accountId\": \"%s\", \"amount\": \"1\", \"currency\": \"EUR\"".formatted(account)),
                item(
                        "freeze",
                        key(),
                        "\"accountId\": \"%s\", \"reason\": \"x\", \"expectedVersion\": \"1\"".formatted(account)));
        var answer = batch(
                false,
                IntStream.rangeClosed(0, wrong.size())
                        .mapToObj(place -> place == wrong.size() ? deposit(account, "1") : wrong.get(place))
                        .toArray(String[]::new));
        assertThat(statuses(answer)).containsExactly(400, 400, 400, 400, 400, 400, 400, 201);
        assertThat(codes(answer))
                .containsExactly(
                        "idempotency-key-missing",
                        "invalid-request",
                        "invalid-request",
                        "invalid-request",
                        "invalid-request",
                        "idempotency-key-invalid",
                        "invalid-request");
        assertThat(pointers(answer, 0))
                .containsExactlyInAnyOrder(
                        "/commands/0/idempotencyKey",
                        "/commands/0/accountId",
                        "/commands/0/amount",
                        "/commands/0/currency");
        assertThat(pointers(answer, 1)).containsExactly("/commands/1/type");
        assertThat(pointers(answer, 2)).containsExactly("/commands/2/type");
        assertThat(path(answer, "$.outcomes[0].problem.detail"))
                .asString()
                .startsWith("4 things are wrong: /commands/0/");
        assertThat(path(answer, "$.outcomes[1].problem.detail"))
                .asString()
                .startsWith("/commands/1/type: has to be one of ");
        assertThat(pointers(answer, 3))
                .containsExactlyInAnyOrder("/commands/3/accountId", "/commands/3/amount", "/commands/3/colour");
        assertThat(pointers(answer, 4)).containsExactly("/commands/4/holdId");
        assertThat(pointers(answer, 5)).containsExactly("/commands/5/idempotencyKey");
        assertThat(pointers(answer, 6)).containsExactly("/commands/6/expectedVersion");
        assertThat(events(account)).isEqualTo(2);
    }

    @Test
    void aCommandThatCannotBeReadAbortsAllOrNone() {
        var account = opened();
        var answer = batch(true, deposit(account, "1"), "{\"type\": \"spend\"}");
        assertThat(codes(answer)).containsExactly("batch-aborted", "invalid-request");
        assertThat(events(account)).isEqualTo(1);
    }

    @Test
    void aDryRunForetellsTheWholeAndRecordsNothing() {
        var account = opened();
        var commands = new String[] {deposit(account, "100"), withdraw(account, "60"), withdraw(account, "60")};
        var each = send("/v1/commands?dryRun=true", false, commands);
        assertThat(statuses(each)).containsExactly(200, 200, 422);
        assertThat(path(each, "$.outcomes[1].answer.balance")).isEqualTo("40.00");
        assertThat(path(each, "$.outcomes[1].answer.dryRun")).isEqualTo(true);
        assertThat(each.headers().firstValue("Ledger-Position")).isEmpty();
        assertThat(codes(send("/v1/commands?dryRun=true", true, commands)))
                .containsExactly("batch-aborted", "batch-aborted", "insufficient-funds");
        assertThat(events(account)).isEqualTo(1);
        assertThat(statuses(batch(false, commands))).containsExactly(201, 201, 422);
    }

    @Test
    void noCommandsGiveNoOutcomes() {
        assertThat(batch(true).body()).isEqualTo("{\"outcomes\":[]}");
        assertThat(batch(false).body()).isEqualTo("{\"outcomes\":[]}");
    }

    @Test
    void asManyAsAreAllowedAreTakenAndAnsweredInOrder() {
        for (var atomic : List.of(false, true)) {
            var account = opened();
            var commands = IntStream.range(0, 10_000)
                    .mapToObj(command -> command % 2 == 0 ? deposit(account, "3") : withdraw(account, "2"))
                    .toArray(String[]::new);
            var answer = batch(atomic, commands);
            assertThat(statuses(answer)).hasSize(10_000).containsOnly(201);
            assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.outcomes[*].answer.version"))
                    .isEqualTo(IntStream.range(2, 10_002).boxed().toList());
            assertThat(path(answer, "$.outcomes[9999].answer.balance")).isEqualTo("5000.00");

            var repeat = batch(atomic, commands);
            assertThat(answers(repeat)).isEqualTo(answers(answer));
        }
    }

    @Test
    void whatIsWrongWithTheWholeRefusesTheWhole() {
        var account = opened();
        var one = deposit(account, "1");
        assertWrong("{}", "/commands");
        assertWrong("{\"commands\": {}}", "/commands");
        assertWrong("{\"commands\": [" + one + ", 7]}", "/commands");
        assertWrong("{\"commands\": [" + one + "], \"atomic\": \"yes\"}", "/atomic");
        assertWrong("{\"commands\": [" + one + "], \"dryRun\": true}", "/dryRun");
        assertWrong("{\"commands\": [" + one + "], \"commands\": []}", "/commands");
        assertWrong("{\"commands\": [" + String.join(",", Collections.nCopies(10_001, one)) + "]}", "/commands");
        assertProblem(post("[" + one + "]"), 400, "malformed-request");
        assertProblem(post("{\"commands\": [" + one + "]"), 400, "malformed-request");
        assertProblem(post("{\"commands\": [" + one + "," + "{}".repeat(2) + "]}"), 400, "malformed-request");
        var large = " ".repeat(16 * 1024 * 1024);
        assertProblem(post(large + "{\"commands\": []}"), 413, "content-too-large");
        assertThat(post(" ".repeat(15 * 1024 * 1024) + "{\"commands\": []}").statusCode())
                .isEqualTo(200);
        for (var header : List.of("Idempotency-Key", "If-Match")) {
            var answer = service.post("/v1/commands", "{\"commands\": []}", header, "\"1\"");
            assertProblem(answer, 400, "invalid-request");
            assertThat(path(answer, "$.errors[0].header")).isEqualTo(header);
        }
        assertThat(events(account)).isEqualTo(1);
    }

    private static void assertWrong(String body, String pointer) {
        var answer = post(body);
        assertProblem(answer, 400, "invalid-request");
        assertThat(path(answer, "$.errors[0].pointer")).isEqualTo(pointer);
    }

    private static UUID opened() {
        var path = teller.open("0");
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static int events(UUID account) {
        var replay = service.get("/v1/accounts/" + account + "/replay");
        return JsonPath.read(replay.body(), "$.version");
    }

    private static String deposit(UUID account, String amount) {
        return money("deposit", account, amount);
    }

    private static String withdraw(UUID account, String amount) {
        return money("withdraw", account, amount);
    }

    private static String money(String type, UUID account, String amount) {
        return item(
                type,
                key(),
                "\"accountId\": \"%s\", \"amount\": \"%s\", \"currency\": \"EUR\"".formatted(account, amount));
    }

    private static String transfer(UUID from, UUID to, String amount) {
        return item("transfer", key(), """
                "fromAccountId": "%s", "toAccountId": "%s", "amount": "%s", "currency": "EUR\"""".formatted(from, to, amount));
    }

    private static String item(String type, String key, String fields) {
        return "{\"type\": \"%s\", \"idempotencyKey\": \"%s\", %s}".formatted(type, key, fields);
    }

    private static HttpResponse<String> batch(boolean atomic, String... commands) {
        return send("/v1/commands", atomic, commands);
    }

    private static HttpResponse<String> send(String path, boolean atomic, String... commands) {
        return service.post(
                path, "{\"atomic\": %s, \"commands\": [%s]}".formatted(atomic, String.join(",\n", commands)));
    }

    private static HttpResponse<String> post(String body) {
        return service.post("/v1/commands", body);
    }

    private static List<Integer> statuses(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.outcomes[*].status");
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.outcomes[*].problem.code");
    }

    private static List<Object> answers(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.outcomes[*].answer");
    }

    private static List<String> pointers(HttpResponse<String> answer, int place) {
        return JsonPath.read(answer.body(), "$.outcomes[%d].problem.errors[*].pointer".formatted(place));
    }

    private static Object path(HttpResponse<String> answer, String path) {
        return JsonPath.read(answer.body(), path);
    }
}
