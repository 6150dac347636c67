package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.header;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.command.lane.LaneSettings;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackProcess;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A store that is there and does not answer: callers are told in time, and a repeat is recorded once. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class HangingStoreTest {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    /** A busy machine included; less than any time-out of the store. */
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    private static RunningCommandService service;

    @BeforeAll
    static void start(StackSpace space) {
        var five = Duration.ofSeconds(5);
        var settings = new LaneSettings(100, 10, 100, ANSWER_WITHIN, five, five, five, ContractRelease.RELEASE_0_1);
        service = RunningCommandService.startWith(LaneSettings.class, settings, space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aLockThatSomebodyKeeps(StackSpace space) throws Exception {
        assertAnsweredInTime(() -> HeldPartitions.all(space.eventStore()));
    }

    @Test
    void aServerThatStandsStill(StackSpace space) throws Exception {
        var postgres = space.stack().process(Component.POSTGRES);
        assertAnsweredInTime(() -> paused(postgres));
    }

    private static AutoCloseable paused(StackProcess process) {
        process.pause();
        return process::resume;
    }

    private static void assertAnsweredInTime(Callable<AutoCloseable> hang) throws Exception {
        var account = new Teller(service).open("0");
        var keys = IntStream.range(0, 20).mapToObj(any -> key()).toList();
        try (var hanging = hang.call();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            var deposits = keys.stream()
                    .<Callable<HttpResponse<String>>>map(key -> () -> deposit(account, key))
                    .toList();
            for (var answer : clients.invokeAll(deposits)) {
                assertProblem(answer.get(), 503, "store-unavailable");
                assertThat(Integer.parseInt(header(answer.get(), "Retry-After")))
                        .isPositive();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(ANSWER_WITHIN, IN_TIME);
        }
        assertRecordedOnceWhenRepeated(account, keys);
    }

    private static void assertRecordedOnceWhenRepeated(String account, List<String> keys) {
        for (var key : keys) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> deposit(account, key).statusCode() == 201);
        }
        assertThat(number(service.get(account + "/replay"), "version")).isEqualTo(1 + keys.size());
    }

    private static HttpResponse<String> deposit(String account, String key) {
        return service.post(account + "/deposits", euros("1"), "Idempotency-Key", key);
    }
}
