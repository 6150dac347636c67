package io.fundsledger.command.logimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A ledger made of an exported log: the same one, or none. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogImportTest {

    private static final String ANNA = UUID.randomUUID().toString();
    private static final String BEN = UUID.randomUUID().toString();
    private static final String NEWEST = "--ledger.write-events-of=release-0.2";

    private StackSpace source;
    private ExportFile export;

    @BeforeAll
    void recordSomething(StackSpace space) {
        source = space;
        try (var service = RunningCommandService.start(space, NEWEST)) {
            command(service, "/v1/accounts", "open-anna", """
                    {"accountId": "%s", "ownerId": "anna", "currency": "EUR", "accountNumber": "7-42"}""".formatted(ANNA));
            command(service, "/v1/accounts", "open-ben", """
                    {"accountId": "%s", "ownerId": "ben", "currency": "EUR"}""".formatted(BEN));
            for (var number = 0; number < 20; number++) {
                command(service, "/v1/accounts/" + ANNA + "/deposits", "deposit-" + number, """
                        {"amount": "10.00", "currency": "EUR", "description": "Žluťoučký kůň, № %d"}""".formatted(number));
            }
            command(service, "/v1/transfers", "transfer", """
                    {"fromAccountId": "%s", "toAccountId": "%s", "amount": "30.00", "currency": "EUR"}""".formatted(ANNA, BEN));
            command(service, "/v1/accounts/" + ANNA + "/holds", "hold-1", """
                    {"amount": "5.00", "currency": "EUR", "expiresAt": "2099-12-31T00:00:00Z"}""");
            command(service, "/v1/accounts/" + ANNA + "/holds", "hold-2", """
                    {"amount": "6.00", "currency": "EUR", "expiresAt": "2099-12-31T00:00:00Z"}""");
            command(service, "/v1/accounts/%s/holds/23/capture".formatted(ANNA), "capture", "{}");
            command(service, "/v1/accounts/%s/entries/2/reversal".formatted(ANNA), "reversal", """
                    {"reason": "twice"}""");
            export = ExportFile.of(service);
        }
    }

    @Test
    void theLedgerIsTheSameToTheByte(@TempDir Path own) throws Exception {
        var space = source.another();
        assertThat(importInto(space, export.write(own.resolve("log.ndjson"))))
                .isEqualTo("0: %d events of ledger %s are imported\n"
                        .formatted(
                                export.events().size(),
                                export.events().getFirst().ledgerId()));

        assertThat(table(space, EVENTS)).isEqualTo(table(source, EVENTS)).hasSizeGreaterThan(20);
        assertThat(table(space, "SELECT * FROM hold_due ORDER BY 3"))
                .isEqualTo(table(source, "SELECT * FROM hold_due ORDER BY 3"))
                .hasSize(1);
        assertThat(table(space, "SELECT * FROM account_number"))
                .isEqualTo(table(source, "SELECT * FROM account_number"))
                .hasSize(1);
        try (var service = RunningCommandService.start(space, NEWEST)) {
            assertThat(ExportFile.of(service).lines()).isEqualTo(export.lines());
        }
    }

    @Test
    void aCommandOfTheOriginalIsKnownAndNotRecordedAgain(@TempDir Path own) throws Exception {
        var space = source.another();
        assertThat(importInto(space, export.write(own.resolve("log.ndjson")))).startsWith("0: ");
        try (var service = RunningCommandService.start(space, NEWEST)) {
            var again = service.post("/v1/accounts/" + ANNA + "/deposits", """
                    {"amount": "10.00", "currency": "EUR"}""", "Idempotency-Key", "deposit-3");
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(JsonPath.<String>read(again.body(), "$.code")).isEqualTo("command-imported");
            assertThat(JsonPath.<Integer>read(again.body(), "$.version")).isEqualTo(5);
            var asked = service.get("/v1/commands/transfer");
            assertThat(asked.statusCode()).isEqualTo(409);
            assertThat(JsonPath.<String>read(asked.body(), "$.code")).isEqualTo("command-imported");
            assertThat(service.get("/v1/commands/never").statusCode()).isEqualTo(404);

            command(service, "/v1/accounts/" + ANNA + "/deposits", "new", """
                    {"amount": "1.00", "currency": "EUR"}""");
            var replayed = service.post("/v1/accounts/" + ANNA + "/deposits", """
                    {"amount": "1.00", "currency": "EUR"}""", "Idempotency-Key", "new");
            assertThat(replayed.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(service.post("/v1/accounts", """
                                    {"ownerId": "carl", "currency": "EUR", "accountNumber": "7-42"}""", "Idempotency-Key", "carl")
                            .body())
                    .contains("account-number-taken");
        }
    }

    @Test
    void aWrongLineIsNamedAndWhatCameBeforeItIsNotServedButGoneOnWith(@TempDir Path own) throws Exception {
        var space = source.another();
        var lines = export.lines();
        var wrong = lines.size() - 3;
        var tampered = new ArrayList<>(lines);
        tampered.set(wrong, lines.get(wrong).replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"mallory\""));
        var file = ExportFile.write(own.resolve("tampered.ndjson"), tampered);
        assertThat(importInto(space, file))
                .isEqualTo("1: import stopped: %s, line %d: the hash is not that of the event's content\n"
                        .formatted(file, wrong + 1));

        assertThatThrownBy(() -> RunningCommandService.start(space, NEWEST).close())
                .hasStackTraceContaining(
                        "the import of an exported log has not finished in this event store: repeat it");

        assertThat(importInto(space, export.write(own.resolve("log.ndjson")))).startsWith("0: ");
        assertThat(table(space, EVENTS)).isEqualTo(table(source, EVENTS));
    }

    @Test
    void anImportThatBrokeOffGoesOnFromWhereItWas(@TempDir Path own) throws Exception {
        var space = source.another();
        var cut = export.lines().subList(0, 12);
        var file = ExportFile.write(own.resolve("cut.ndjson"), cut);
        assertThat(importInto(space, file))
                .isEqualTo(
                        "1: import stopped: %s is cut off after line 12: it has no end line. Export or copy it again\n"
                                .formatted(file));
        assertThat(table(space, EVENTS)).as("what was written by then").hasSize(11);

        assertThat(importInto(space, export.write(own.resolve("log.ndjson")))).startsWith("0: ");
        assertThat(table(space, EVENTS)).isEqualTo(table(source, EVENTS));
    }

    @Test
    void aPartOfALogIsNoLedger(@TempDir Path own) throws Exception {
        var lines = new ArrayList<>(export.lines());
        lines.set(0, lines.getFirst().replace("{\"all\":true}", "{\"partitions\":[0,7]}"));
        assertThat(importInto(source.another(), ExportFile.write(own.resolve("part.ndjson"), lines)))
                .contains("the file holds a part of a log");
    }

    @Test
    void aLineLeftOutOrPutElsewhereIsNoticed(@TempDir Path own) throws Exception {
        var missing = new ArrayList<>(export.lines());
        missing.remove(missing.size() - 2);
        assertThat(importInto(source.another(), ExportFile.write(own.resolve("missing.ndjson"), missing)))
                .contains("line %d: the end line does not agree".formatted(missing.size()));

        var swapped = new ArrayList<>(export.lines());
        swapped.add(1, swapped.remove(3));
        assertThat(importInto(source.another(), ExportFile.write(own.resolve("swapped.ndjson"), swapped)))
                .startsWith("1: import stopped: ");
    }

    @Test
    void anEventThatThisReleaseDoesNotKnowIsRefused(@TempDir Path own) throws Exception {
        var last = export.events().getLast();
        var strange = new RecordedEvent(
                        last.ledgerId(),
                        last.partition(),
                        last.position() + 1,
                        last.accountId(),
                        last.accountVersion() + 1,
                        UUID.randomUUID(),
                        "money-teleported",
                        1,
                        "{}".getBytes(UTF_8),
                        last.recordedAt(),
                        last.origin(),
                        last.hash(),
                        last.hash())
                .linkedAfter(last.hash());
        var lines = new ArrayList<>(export.lines());
        lines.add(lines.size() - 1, new String(EventLine.write(strange), UTF_8));
        assertThat(importInto(source.another(), ExportFile.write(own.resolve("strange.ndjson"), lines)))
                .contains("line %d: this release does not know the event money-teleported v1"
                        .formatted(lines.size() - 1));
    }

    @Test
    void aLedgerThatIsThereIsLeftAlone(@TempDir Path own) throws Exception {
        var file = export.write(own.resolve("log.ndjson"));
        assertThat(importInto(source, file)).contains("the event store has events already");

        var other = source.another();
        RunningCommandService.start(other).close();
        assertThat(importInto(other, file)).contains("the event store is that of the ledger");

        var space = source.another();
        assertThat(importInto(space, file)).startsWith("0: ");
        assertThat(importInto(space, file)).contains("the event store was made of an exported log already");
    }

    private static final String EVENTS = """
            SELECT partition, position, account_id, version, event_id, type, schema_version, data,
                   convert_from(metadata, 'UTF8')::jsonb - 'parts' AS metadata, settles, actor,
                   CASE WHEN idempotency_key LIKE '#%' THEN substr(idempotency_key, 2)
                        ELSE encode(sha256(convert_to(actor || E'\\n' || idempotency_key, 'UTF8')), 'hex') END AS key_hash,
                   recorded_at, hash
              FROM event ORDER BY partition, position""";

    private static String importInto(StackSpace space, Path file) throws InterruptedException {
        var store = space.eventStore();
        var said = new ByteArrayOutputStream();
        var exit = LogImportRun.run(
                new PrintStream(said, true, UTF_8),
                "--ledger.import-log=" + file,
                "--spring.datasource.url=" + store.jdbcUrl(),
                "--spring.datasource.username=" + store.user(),
                "--spring.datasource.password=" + store.password(),
                "--spring.flyway.user=" + store.owner(),
                "--spring.flyway.password=" + store.password());
        return exit + ": " + said.toString(UTF_8);
    }

    private static void command(RunningCommandService service, String path, String key, String body) {
        var answer = service.post(path, body, "Idempotency-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static List<String> table(StackSpace space, String query) throws SQLException {
        var url = space.stack().postgres().superuserUrl(space.eventStore().name());
        try (var connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery("SELECT t::text FROM (" + query + ") t")) {
            var table = new ArrayList<String>();
            while (rows.next()) {
                table.add(rows.getString(1));
            }
            return table;
        }
    }
}
