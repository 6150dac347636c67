package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.logfile.LogFileHeader;
import io.fundsledger.cli.logfile.LogFileWriter;
import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.cli.logfile.LogScope.All;
import io.fundsledger.cli.logfile.LogScope.OfAccount;
import io.fundsledger.cli.logfile.LogScope.Partitions;
import io.fundsledger.events.EventLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were tampered with, in each way that there is. */
class VerifiedFileTest {

    /** Of a seed, so that a failure can be had again. */
    private static final long SEED = 20260131;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private List<String> lines = List.of();
    private WrittenLog log = new WrittenLog();

    @BeforeEach
    void write() {
        log = new RandomHistory(SEED).run(400);
        file = log.writeTo(folder.resolve("log.ndjson"), new All());
        lines = WrittenLog.lines(file);
    }

    @Test
    void whatWasExportedIsRight() {
        Verified.file(file).isClean();
        Verified.file(log.writeTo(folder.resolve("log.ndjson.gz"), new All())).isClean();
    }

    @Test
    void somePartitionsOrOneAccountAreRightByThemselves() {
        Verified.file(log.writeTo(folder.resolve("some.ndjson"), new Partitions(1, 2)))
                .isClean();
        var account = log.events(1).getFirst().accountId();
        Verified.file(log.writeTo(folder.resolve("one.ndjson"), new OfAccount(account)))
                .isClean();
    }

    @Test
    void anEmptyLogIsRight() {
        Verified.file(new WrittenLog().writeTo(folder.resolve("empty.ndjson"), new All()))
                .isClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.2.0"})
    void whatReleasesLeftBehindIsRight(String release) throws IOException {
        Verified.file(exported(Files.readAllLines(Path.of("../contracts/logs/" + release + ".ndjson"))))
                .isClean();
    }

    private Path exported(List<String> events) throws IOException {
        var ledger = EventLine.read(events.getFirst().getBytes(UTF_8)).ledgerId();
        var released = folder.resolve("released.ndjson");
        var header = new LogFileHeader(ledger, 16, ZoneId.of("UTC"), "1", new LogScope.All(), Instant.EPOCH);
        try (var writer = new LogFileWriter(Files.newOutputStream(released), released.toString(), header)) {
            for (var line : events) {
                var bytes = line.getBytes(UTF_8);
                writer.write(EventLine.read(bytes), bytes);
            }
            writer.end();
        }
        return released;
    }

    @Test
    void anyByteOfAnyEventThatIsChangedIsFoundWhereItIs() {
        var event = log.events(2).get(20);
        var line = lineOf(2, 21);
        var text = lines.get(line);
        for (var at = 0; at < text.length(); at += 3) {
            var digit = text.charAt(at);
            var changed = text.substring(0, at) + (digit == 'x' ? 'y' : 'x') + text.substring(at + 1);
            var tampered = with(line, changed);
            var found = Verified.lines(file, tampered);
            assertThat(found.exitCode()).as("%d: %s", at, changed).isEqualTo(1);
            assertThat(found.output()).as("%d: %s", at, changed).contains("partition 2, position 21");
        }
        assertThat(event.position()).isEqualTo(21);
    }

    @Test
    void aChangedAmountIsAnotherHash() {
        var line = lineContaining("\"amount\":\"");
        var changed = lines.get(line).replaceFirst("\"amount\":\"", "\"amount\":\"1");
        Verified.lines(file, with(line, changed)).isWrong("its hash is ");
    }

    @Test
    void anEventTakenOutIsFoundWhereItWas() {
        var shorter = new ArrayList<>(lines);
        shorter.remove(lineOf(2, 21));
        Verified.lines(file, shorter).isWrong("partition 2, position 21, account ");
    }

    @Test
    void twoEventsThatChangedPlacesAreFound() {
        var swapped = with(lineOf(1, 5), lines.get(lineOf(1, 6)));
        swapped.set(lineOf(1, 6), lines.get(lineOf(1, 5)));
        Verified.lines(file, swapped).isWrong("partition 1, position 5, account ");
    }

    @Test
    void anEventPutInIsFound() {
        var longer = new ArrayList<>(lines);
        longer.add(lineOf(1, 5), lines.get(lineOf(1, 5)));
        Verified.lines(file, longer).isWrong("partition 1, position 6");
    }

    @Test
    void aTailCutOffIsFoundByTheEndLine() {
        var last = log.events(3).size();
        var shorter = new ArrayList<>(lines);
        shorter.remove(lineOf(3, last));
        Verified.lines(file, shorter).isWrong("partition 3, position " + last + ": the last event has position ");
    }

    @Test
    void theFirstFaultOfEachPartitionIsNamedLowestFirst() {
        var shorter = new ArrayList<>(lines);
        shorter.remove(lineOf(3, 4));
        shorter.remove(lineOf(1, 9));
        shorter.remove(lineOf(1, 3));
        var found = Verified.lines(file, shorter);
        found.isWrong("partition 1, position 3");
        assertThat(found.output()).contains("partition 3, position 4").doesNotContain("position 9");
        assertThat(found.output()).contains("WRONG in 2 of 4 partitions");
    }

    @Test
    void aFileWithoutItsEndIsCutOff() {
        var found = Verified.lines(file, lines.subList(0, lines.size() - 1));
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.output()).contains("it is cut off: it has no end line");
    }

    @Test
    void aCompressedFileThatIsCutOffIsFound() throws IOException {
        var zipped = log.writeTo(folder.resolve("log.ndjson.gz"), new All());
        var bytes = Files.readAllBytes(zipped);
        Files.write(zipped, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(Verified.file(zipped).exitCode()).isEqualTo(1);
    }

    @Test
    void whatIsNoFileOrNoExportIsSaid() throws IOException {
        assertThat(Verified.file(folder.resolve("none.ndjson")).exitCode()).isEqualTo(2);
        var other = Files.writeString(folder.resolve("other.ndjson"), "reference,account\n");
        assertThat(Verified.file(other).output()).contains("is not an exported log");
    }

    private List<String> with(int line, String text) {
        var changed = new ArrayList<>(lines);
        changed.set(line, text);
        return changed;
    }

    /** The line of an event. */
    private int lineOf(int partition, long position) {
        return lineContaining("\"partition\":\"%d\",\"position\":\"%d\",".formatted(partition, position));
    }

    private int lineContaining(String text) {
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(text)) {
                return line;
            }
        }
        throw new AssertionError("no line has " + text);
    }
}
