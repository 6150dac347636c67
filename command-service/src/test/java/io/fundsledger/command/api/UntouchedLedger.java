package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A ledger with one account, that has to be as it was after all tests of a class. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UntouchedLedger {

    private RunningCommandService running;
    private String account;

    @BeforeAll
    void start(StackSpace space) {
        running = RunningCommandService.start(space);
        account = new Teller(running).open("1000");
    }

    @AfterAll
    void nothingWasRecordedAndStop() {
        try (var closing = running) {
            var events = IntStream.range(0, 16)
                    .mapToObj(partition -> closing.get("/v1/log/" + partition).body())
                    .flatMap(String::lines);
            assertThat(events).hasSize(1);
        }
    }

    RunningCommandService service() {
        return running;
    }

    /** The path of the account. */
    String account() {
        return account;
    }

    /** The path of what the account's deposits are sent to. */
    String deposits() {
        return account + "/deposits";
    }

    HttpResponse<String> deposit(String body) {
        return running.post(deposits(), body, "Idempotency-Key", "k");
    }

    /** The only thing that is wrong is this field. */
    static void assertWrong(HttpResponse<String> answer, String pointer, String detail) {
        assertProblem(answer, 400, "invalid-request");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactly(pointer);
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].detail")).contains(detail);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail"))
                .startsWith(pointer + ": ")
                .contains(detail);
    }

    /** A text with what is too long to be written out. */
    static String expanded(String text) {
        return text.replace("DIGITS", "9".repeat(10_000))
                .replace("CHARS256", "x".repeat(256))
                .replace("CHARS129", "x".repeat(129))
                .replace("CHARS41", "x".repeat(41))
                .replace("CHARS65", "x".repeat(65))
                .replace("CHARS501", "😀".repeat(501))
                .replace("CHARS201", "ü".repeat(201))
                .replace("CHARS101", "x".repeat(101));
    }
}
