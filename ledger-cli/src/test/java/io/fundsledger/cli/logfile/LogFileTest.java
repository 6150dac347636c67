package io.fundsledger.cli.logfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.cli.logfile.LogScope.All;
import io.fundsledger.cli.logfile.LogScope.OfAccount;
import io.fundsledger.cli.logfile.LogScope.Partitions;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.HashChain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {

    private static final byte[] WHOLE = SampleLog.file("log.ndjson", new All());

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"log.ndjson", "log.ndjson.gz"})
    void whatIsWrittenIsReadByteForByte(String name) throws IOException {
        var file = Files.write(folder.resolve(name), SampleLog.file(name, new All()));

        try (var reader = LogFileReader.open(file)) {
            assertThat(reader.header()).isEqualTo(SampleLog.header(new All()));
            var lines = new ArrayList<LogLine>();
            reader.forEachRemaining(lines::add);
            assertThat(lines).extracting(LogLine::bytes).containsExactlyElementsOf(SampleLog.LINES);
            assertThat(lines.getFirst().event().toString()).isEqualTo(SampleLog.FIRST.toString());
            assertThat(lines.getFirst().number()).isEqualTo(2);
            assertThat(reader.end().events()).isEqualTo(SampleLog.LINES.size());
        }
    }

    @Test
    void theEndSaysHowFarEveryPartitionGoes() {
        var heads = read(WHOLE).end().heads();

        assertThat(heads)
                .extracting(LogHead::partition)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        var last = EventLine.read(SampleLog.LINES.getLast());
        assertThat(heads)
                .contains(new LogHead(
                        last.partition(), last.position(), HexFormat.of().formatHex(last.hash())));
        var first = HashChain.first(last.ledgerId(), 0, 16);
        assertThat(heads.getFirst()).isEqualTo(new LogHead(0, 0, HexFormat.of().formatHex(first)));
    }

    @Test
    void aFileOfSomePartitionsOrOfAnAccountSaysSo() {
        var some = new Partitions(0, 7);
        var one = new OfAccount(SampleLog.FIRST.accountId());

        assertThat(read(SampleLog.file("log.ndjson", some)).header().scope()).isEqualTo(some);
        assertThat(read(SampleLog.file("log.ndjson", one)).header().scope()).isEqualTo(one);
    }

    @Test
    void aFileCutOffAnywhereIsNotTakenForAWholeOne() {
        for (var length = 0; length < WHOLE.length; length += 97) {
            var cut = SampleLog.upTo(WHOLE, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(LogFileException.class);
        }
        assertThatThrownBy(() -> read(SampleLog.upTo(WHOLE, WHOLE.length - 1))).hasMessageContaining("is cut off");
    }

    @Test
    void aCompressedFileCutOffAnywhereIsNotTakenForAWholeOne() {
        var whole = SampleLog.file("log.ndjson.gz", new All());
        for (var length = 0; length < whole.length; length += 17) {
            var cut = new ByteArrayInputStream(SampleLog.upTo(whole, length));
            assertThatThrownBy(() -> drained(LogFileReader.of(cut, "log.ndjson.gz")))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(LogFileException.class);
        }
    }

    @Test
    void cutOffAtTheEndOfALineNamesThatLine() {
        var lines = lines();

        assertThatThrownBy(() -> drained(SampleLog.reader(lines.subList(0, 5))))
                .isInstanceOf(LogFileException.class)
                .hasMessage("log.ndjson is cut off after line 5: it has no end line. Export or copy it again");
    }

    @Test
    void aLineTakenOutIsNoticed() {
        var lines = lines();
        lines.remove(3);

        assertThatThrownBy(() -> drained(SampleLog.reader(lines)))
                .hasMessageContaining("line %d: it says that there are %d events, but there are %d"
                        .formatted(lines.size(), SampleLog.LINES.size(), SampleLog.LINES.size() - 1));
    }

    @Test
    void nothingFollowsTheEnd() {
        var lines = lines();
        lines.add(lines.get(1));

        assertThatThrownBy(() -> drained(SampleLog.reader(lines))).hasMessageContaining("is not the last one");
    }

    @Test
    void aLineThatIsNoEventIsNamedByItsNumber() {
        var lines = lines();
        lines.set(2, lines.get(2).replace("\"position\":\"", "\"position\":\"x"));
        var reader = SampleLog.reader(lines);
        reader.next();

        assertThatThrownBy(() -> reader.next().event())
                .isInstanceOf(LogFileException.class)
                .hasMessageStartingWith("log.ndjson, line 3: the attribute 'position' is 'x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reference,account\n", "{}\n", "{\"format\":\"funds-ledger-log/2\"}\n", "[1]\n"})
    void whatIsNoExportIsCalledSo(String content) {
        assertThatThrownBy(() -> SampleLog.reader(content.getBytes(UTF_8)))
                .isInstanceOf(LogFileException.class)
                .hasMessageContaining("log.ndjson is not an exported log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledgerid", "partitions", "timezone", "hashformat", "scope", "exportedat"})
    void aHeaderWithoutOneOfItsFieldsIsNone(String field) {
        var header = lines().getFirst().replace("\"" + field + "\":", "\"other\":");

        assertThatThrownBy(() -> SampleLog.reader(List.of(header))).hasMessageContaining("is not an exported log");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> LogFileReader.open(folder.resolve("none.ndjson")))
                .hasMessage(folder.resolve("none.ndjson") + " cannot be read: there is no such file");
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        var header = (lines().getFirst() + "\n").getBytes(UTF_8);
        var endless = new SequenceInputStream(
                new ByteArrayInputStream(header), new ByteArrayInputStream(new byte[2 * LineInput.LONGEST_LINE]));

        assertThatThrownBy(() -> drained(LogFileReader.of(endless, "log.ndjson")))
                .isInstanceOf(LogFileException.class)
                .hasMessageContaining("line 2: a line is longer than");
    }

    @Test
    void linesLongerThanTheBufferAreReadWhole() throws IOException {
        var text = "short\n\n" + "long".repeat(50_000) + "\nlast\n";
        try (var lines = new LineInput(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            assertThat(new String(nextOf(lines), UTF_8)).isEqualTo("short");
            assertThat(nextOf(lines)).isEmpty();
            assertThat(nextOf(lines)).hasSize(200_000);
            assertThat(new String(nextOf(lines), UTF_8)).isEqualTo("last");
            assertThat(lines.next()).isNull();
        }
    }

    private static byte[] nextOf(LineInput lines) throws IOException {
        return Objects.requireNonNull(lines.next());
    }

    private static List<String> lines() {
        return new ArrayList<>(new String(WHOLE, UTF_8).lines().toList());
    }

    private static LogFileReader read(byte[] file) {
        return drained(SampleLog.reader(file));
    }

    private static LogFileReader drained(LogFileReader reader) {
        reader.forEachRemaining(LogLine::event);
        return reader;
    }
}
