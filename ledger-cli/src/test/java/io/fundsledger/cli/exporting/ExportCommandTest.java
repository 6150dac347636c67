package io.fundsledger.cli.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.logfile.LogFileReader;
import io.fundsledger.cli.logfile.LogLine;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

    private static final RecordedEvent FIRST =
            EventLine.read(FakeLog.LINES.getFirst().getBytes(UTF_8));

    private final FakeLog log;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    ExportCommandTest() throws IOException {
        log = new FakeLog();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyLineIsWrittenAsItIsTold() throws IOException {
        var file = folder.resolve("log.ndjson.gz");

        assertThat(export(file.toString())).isZero();

        assertThat(lines(LogFileReader.open(file))).isEqualTo(FakeLog.LINES);
        assertThat(said.toString(UTF_8))
                .contains("%d events of ledger %s".formatted(FakeLog.LINES.size(), FIRST.ledgerId()));
        assertOnlyFile(file);
    }

    @Test
    void standardOutputGetsTheFileAndNothingElse() {
        assertThat(export()).isZero();

        var reader = LogFileReader.of(new ByteArrayInputStream(out.toByteArray()), "output");
        assertThat(lines(reader)).isEqualTo(FakeLog.LINES);
    }

    @Test
    void anAnswerThatBreaksOffIsGoneOnWithWhereItDid() {
        log.breakOffEverySecondAnswer();
        log.refuse(FIRST.partition(), 2);
        var file = folder.resolve("log.ndjson");

        assertThat(export(file.toString())).isZero();

        assertThat(lines(LogFileReader.open(file))).isEqualTo(FakeLog.LINES);
    }

    @Test
    void aServiceThatStaysAwayLeavesNoFile() throws IOException {
        log.refuse(FIRST.partition(), Integer.MAX_VALUE);
        var file = folder.resolve("log.ndjson");

        assertThat(export(file.toString(), "--patience", "1")).isEqualTo(1);

        assertThat(said.toString(UTF_8)).contains("export stopped: ", "store-unavailable");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLogWhoseChainIsBrokenIsNotExported() throws IOException {
        log.tell(line -> line.replace("teller-7", "teller-8"));
        var file = folder.resolve("log.ndjson");

        assertThat(export(file.toString())).isEqualTo(1);

        assertThat(said.toString(UTF_8))
                .contains("export stopped: the log is wrong at position %s: its hash is not that of its content"
                        .formatted(FIRST.logPosition()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws IOException {
        var file = Files.writeString(folder.resolve("log.ndjson"), "mine");

        assertThat(export(file.toString())).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("is there already");
        assertThat(file).hasContent("mine");

        log.refuse(FIRST.partition(), Integer.MAX_VALUE);
        assertThat(export(file.toString(), "--force", "--patience", "1")).isEqualTo(1);
        assertThat(file).as("until the new one is whole").hasContent("mine");

        log.refuse(FIRST.partition(), 0);
        assertThat(export(file.toString(), "--force")).isZero();
        assertThat(lines(LogFileReader.open(file))).isEqualTo(FakeLog.LINES);
        assertOnlyFile(file);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(export(folder.resolve("none/log.ndjson").toString())).isEqualTo(1);

        assertThat(said.toString(UTF_8))
                .contains("none/log.ndjson cannot be written: there is no folder " + folder.resolve("none"));
    }

    @Test
    void somePartitionsOrAnAccountAreWrittenAlone() {
        var some = folder.resolve("some.ndjson");
        var range = "0-" + FIRST.partition();
        assertThat(export(some.toString(), "--partitions", range)).isZero();
        assertThat(lines(LogFileReader.open(some)))
                .isEqualTo(FakeLog.LINES.stream()
                        .filter(line -> event(line).partition() <= FIRST.partition())
                        .toList())
                .hasSizeLessThan(FakeLog.LINES.size());

        var one = folder.resolve("one.ndjson");
        assertThat(export(one.toString(), "--account", FIRST.accountId().toString()))
                .isZero();
        assertThat(lines(LogFileReader.open(one)))
                .isEqualTo(FakeLog.LINES.stream()
                        .filter(line -> event(line).accountId().equals(FIRST.accountId()))
                        .toList());
    }

    @Test
    void whatCannotBeAskedForIsRefused() throws IOException {
        var file = folder.resolve("log.ndjson").toString();
        assertThat(export(file, "--partitions", "7-x")).isEqualTo(2);
        assertThat(export(file, "--partitions", "0-16")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("the log has the partitions 0 to 15");
        assertThat(export(
                        file,
                        "--partitions",
                        "1",
                        "--account",
                        FIRST.accountId().toString()))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    private int export(String... arguments) {
        var command = new ExportCommand(new PrintStream(out, true, UTF_8), new PrintStream(said, true, UTF_8));
        var all =
                Stream.concat(Stream.of(arguments), Stream.of("--url", log.url().toString()));
        return new CommandLine(command)
                .setErr(new PrintWriter(said, true, UTF_8))
                .execute(all.toArray(String[]::new));
    }

    private void assertOnlyFile(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static List<String> lines(LogFileReader reader) {
        try (reader) {
            var lines = new ArrayList<String>();
            reader.forEachRemaining((LogLine line) -> lines.add(new String(line.bytes(), UTF_8)));
            return lines;
        }
    }

    private static RecordedEvent event(String line) {
        return EventLine.read(line.getBytes(UTF_8));
    }
}
