package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An event that cannot be read concerns who asks about it, and nobody who was in the same batch. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class PoisonTest {

    private static final String WRITES_ALL = "--ledger.write-events-of=release-0.2";

    @Test
    void oneThatCannotBeDecidedFailsAlone(StackSpace space) throws Exception {
        List<String> sound;
        String broken;
        try (var service = RunningCommandService.start(space, WRITES_ALL)) {
            var teller = new Teller(service);
            sound = IntStream.range(0, 5).mapToObj(any -> teller.open("0")).toList();
            broken = teller.open("0");
            teller.deposit(broken, "10");
        }
        spoil(space, broken, 2);
        try (var service = RunningCommandService.start(space, WRITES_ALL)) {
            var path = new ArrayList<>(
                    sound.stream().map(account -> account + "/deposits").toList());
            path.add(2, broken + "/deposits");
            path.add(4, broken + "/entries/2/reversal");
            var answers = inOneBatch(service, space, sound.getFirst() + "/deposits", path);

            for (var i = 0; i < path.size(); i++) {
                if (path.get(i).startsWith(broken)) {
                    assertProblem(answers.get(i).get(), 500, "internal-error");
                } else {
                    assertThat(answers.get(i).get().statusCode()).isEqualTo(201);
                }
            }
            assertThat(string(new Teller(service).deposit(sound.getLast(), "1"), "balance"))
                    .isEqualTo("2.00");
        }
    }

    /** Sends one that has to wait, and all others while it does; returns their answers when there is nothing to wait for. */
    private static List<Future<HttpResponse<String>>> inOneBatch(
            RunningCommandService service, StackSpace space, String first, List<String> others) {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var held = HeldPartitions.all(space.eventStore())) {
                var ahead = clients.submit(() -> send(service, first));
                held.awaitWaiting(1);
                var answers = others.stream()
                        .map(path -> clients.submit(() -> send(service, path)))
                        .toList();
                await().atMost(Duration.ofSeconds(4)).until(() -> service.queued() == others.size());
                assertThat(ahead).isNotDone();
                return answers;
            }
        }
    }

    private static HttpResponse<String> send(RunningCommandService service, String path) {
        var body = path.endsWith("/reversal") ? "{\"reason\": \"wrong\"}" : euros("1");
        return service.post(path, body, "Idempotency-Key", key());
    }

    private static void spoil(StackSpace space, String account, long version) throws SQLException {
        var url = space.stack().postgres().superuserUrl(space.eventStore().name());
        try (var superuser = DriverManager.getConnection(url);
                var statement = superuser.createStatement()) {
            statement.execute("ALTER TABLE event DISABLE TRIGGER append_only");
            statement.execute("UPDATE event SET data = 'x' WHERE account_id = '%s' AND version = %d"
                    .formatted(account.substring("/v1/accounts/".length()), version));
            statement.execute("ALTER TABLE event ENABLE ALWAYS TRIGGER append_only");
        }
    }
}
