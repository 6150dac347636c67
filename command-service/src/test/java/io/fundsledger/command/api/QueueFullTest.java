package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.command.lane.LaneSettings;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More commands than the queue can take: those beyond are refused at once, the others are all recorded. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class QueueFullTest {

    private static final int QUEUE = 8;
    private static final int BATCH = 4;
    private static final int COMMANDS = 40;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void whatTheQueueCannotTakeIsRefusedForNowAndWhatItTookIsRecorded(StackSpace space) throws Exception {
        var settings = new LaneSettings(QUEUE, BATCH, 100, LIMIT, LIMIT, LIMIT, LIMIT, ContractRelease.RELEASE_0_1);
        try (var service = RunningCommandService.startWith(LaneSettings.class, settings, space)) {
            var account = new Teller(service).open("0");
            var answers = sendWhileNothingCanBeAppended(service, space, account);

            var refused = 0;
            for (var answer : answers.values()) {
                refused += isRefused(answer.get()) ? 1 : 0;
            }
            assertThat(refused).isBetween(COMMANDS - QUEUE - BATCH, COMMANDS - QUEUE - 1);
            assertThat(balance(service, account)).isEqualTo("%d.00".formatted(COMMANDS - refused));

            for (var answer : answers.entrySet()) {
                var repeat = deposit(service, account, answer.getKey());
                assertThat(repeat.statusCode()).isEqualTo(201);
                assertThat(repeat.headers().firstValue("Idempotency-Replayed").isPresent())
                        .isEqualTo(answer.getValue().get().statusCode() == 201);
            }
            assertThat(balance(service, account)).isEqualTo("%d.00".formatted(COMMANDS));
        }
    }

    /** By key; returns as soon as all that is refused must have been. */
    private static Map<String, Future<HttpResponse<String>>> sendWhileNothingCanBeAppended(
            RunningCommandService service, StackSpace space, String account) {
        var answers = new LinkedHashMap<String, Future<HttpResponse<String>>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var held = HeldPartitions.all(space.eventStore())) {
                for (var i = 0; i < COMMANDS; i++) {
                    var key = "key-" + i;
                    answers.put(key, clients.submit(() -> deposit(service, account, key)));
                }
                held.awaitWaiting(1);
                await().atMost(LIMIT)
                        .until(() ->
                                answers.values().stream().filter(Future::isDone).count() >= COMMANDS - QUEUE - BATCH);
            }
        }
        return answers;
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            return false;
        }
        assertProblem(answer, 503, "queue-full");
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isPositive();
        return true;
    }

    private static HttpResponse<String> deposit(RunningCommandService service, String account, String key) {
        return service.post(account + "/deposits", euros("1"), "Idempotency-Key", key);
    }

    private static String balance(RunningCommandService service, String account) {
        return string(service.get(account + "/replay"), "balance");
    }
}
