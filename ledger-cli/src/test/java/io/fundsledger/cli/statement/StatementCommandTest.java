package io.fundsledger.cli.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatementCommandTest {

    private static final String ACCOUNT = FakeStatements.ACCOUNT.toString();

    private final FakeStatements service;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    StatementCommandTest() throws IOException {
        service = new FakeStatements();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aMonthIsItsFirstAndItsLastDay() {
        assertThat(run(ACCOUNT, "--month", "2028-02", "--format", "csv", "--out", file("a.csv")))
                .isZero();

        assertThat(service.queries())
                .containsExactly(
                        "/v1/accounts/%s/statement?format=csv&from=2028-02-01&to=2028-02-29".formatted(ACCOUNT));
        assertThat(folder.resolve("a.csv")).hasContent(FakeStatements.DOCUMENT);
        assertThat(screen.toString(UTF_8)).isEqualToIgnoringNewLines(file("a.csv"));
    }

    @Test
    void anAccountIsFoundByItsNumber() {
        assertThat(run("DE89-1", "--from", "2026-01-01", "--by", "booking", "--out", "-"))
                .isZero();

        assertThat(service.queries().getLast())
                .isEqualTo("/v1/accounts/%s/statement?format=pdf&from=2026-01-01&by=booking".formatted(ACCOUNT));
        assertThat(screen.toString(UTF_8)).isEqualTo(FakeStatements.DOCUMENT);

        assertThat(run("DE 89&1", "--out", "-")).isEqualTo(1);
        assertThat(service.queries().getLast()).isEqualTo("/v1/accounts?accountNumber=DE+89%261");
        assertThat(said.toString(UTF_8)).contains("There is no account with the number DE 89&1");
    }

    @Test
    void aDocumentThatBreaksOffIsAskedForAgain() {
        service.breakOff(2);
        service.refuse(1);

        assertThat(run(ACCOUNT, "--out", file("whole.pdf"))).isZero();
        assertThat(folder.resolve("whole.pdf")).hasContent(FakeStatements.DOCUMENT);

        service.breakOff(1);
        assertThat(run(ACCOUNT, "--out", "-")).isZero();
        assertThat(screen.toString(UTF_8)).endsWith(FakeStatements.DOCUMENT).doesNotContain("recorrecord");
    }

    @Test
    void aServiceThatStaysAwayLeavesNoFile() {
        service.refuse(Integer.MAX_VALUE);

        assertThat(run(ACCOUNT, "--out", file("none.pdf"), "--patience", "1")).isEqualTo(1);

        assertThat(said.toString(UTF_8)).contains("No statement: ", "too-many-documents");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws IOException {
        var file = Files.writeString(folder.resolve("mine.pdf"), "mine");

        assertThat(run(ACCOUNT, "--out", file.toString())).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("is there already");
        assertThat(file).hasContent("mine");

        assertThat(run(ACCOUNT, "--out", file("none/mine.pdf"))).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("there is no folder").doesNotContain("Exception");

        assertThat(run(ACCOUNT, "--out", file.toString(), "--force")).isZero();
        assertThat(file).hasContent(FakeStatements.DOCUMENT);
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        assertThat(run(ACCOUNT, "--month", "2026-10", "--to", "2026-10-02")).isEqualTo(2);
        assertThat(run(ACCOUNT, "--format", "xlsx")).isEqualTo(2);
        assertThat(run(ACCOUNT, "--month", "2026-13")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(service.queries()).isEmpty();

        assertThat(run("11890a5d-ac96-774b-bcce-b302099a8057", "--out", "-")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("account-not-found");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        var command = new StatementCommand(new PrintStream(screen, true, UTF_8), new PrintStream(said, true, UTF_8));
        var all = Stream.concat(
                Stream.of(arguments), Stream.of("--url", service.url().toString()));
        return new CommandLine(command)
                .setErr(new PrintWriter(said, true, UTF_8))
                .execute(all.toArray(String[]::new));
    }
}
