package io.fundsledger.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger statement}, from the event to the file. */
@OnOneLedger
class StatementFilesTest {

    private final LedgerApi ledger;

    @TempDir
    Path folder = Path.of("");

    private UUID account = new UUID(0, 0);
    private String position = "";

    StatementFilesTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void anAccountWithAReversal() {
        account = ledger.open();
        ledger.deposit(account, "100.00").expect(201);
        var coffee = ledger.withdraw(account, "12.34").expect(201);
        var last = ledger.command(
                        "/%s/entries/%s/reversal"
                                .formatted(account, coffee.json().get("entryId").asLong()),
                        UUID.randomUUID().toString(),
                        "{\"reason\": \"not ordered\"}")
                .expect(201);
        position = last.position();
        ledger.balance(account, position).expect(200);
    }

    @Test
    void aTableSaysWhatTheLogSaysAndWhichEventItTiesTo() throws IOException {
        var lines = Files.readString(written("csv")).lines().toList();

        var last = RecordedLog.readAll(ledger)
                .filter(event -> event.accountId().equals(account))
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1))
                .startsWith("opening,")
                .endsWith("%s,%s".formatted(position, HexFormat.of().formatHex(last.hash())));
        assertThat(lines.subList(2, 5).stream().map(line -> line.split(",", -1)[5] + " " + line.split(",", -1)[6]))
                .containsExactly("100.00 100.00", "-12.34 87.66", "12.34 100.00");
        assertThat(lines.get(5)).startsWith("closing,").contains(",100.00,EUR,");
    }

    @Test
    void theSameAccountAtTheSamePositionGivesTheSameFile() throws IOException {
        for (var format : List.of("csv", "pdf", "camt053")) {
            var first = Files.readAllBytes(written(format));

            assertThat(Files.readAllBytes(written(format))).as(format).isEqualTo(first);
        }
    }

    @Test
    void messageAndPagesAreWhatTheirNamesSay() throws IOException {
        assertThat(Files.readString(written("camt053")))
                .contains("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", "<RvslInd>true</RvslInd>", position);
        assertThat(Files.readString(written("pdf"), ISO_8859_1))
                .startsWith("%PDF-")
                .endsWith("%%EOF\n");
    }

    @Test
    void anAccountThatIsNotThereHasNoStatement() {
        var cli =
                statement(UUID.randomUUID(), "--out", folder.resolve("none.pdf").toString());

        cli.expectNamed("account-not-found");
        assertThat(folder).isEmptyDirectory();
    }

    private Path written(String format) {
        var file = folder.resolve("statement." + format);
        var cli = statement(account, "--format", format, "--out", file.toString(), "--force");
        cli.expectExitCode(0);
        assertThat(cli.output().strip()).isEqualTo(file.toString());
        return file;
    }

    private LedgerCli statement(UUID of, String... options) {
        var arguments = new ArrayList<>(
                List.of("statement", of.toString(), "--url", ledger.queries().toString()));
        arguments.addAll(List.of(options));
        return LedgerCli.run(arguments.toArray(String[]::new));
    }
}
