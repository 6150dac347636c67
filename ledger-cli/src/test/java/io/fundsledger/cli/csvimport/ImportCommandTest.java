package io.fundsledger.cli.csvimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.csvimport.FakeLedger.Mishap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String HEADER =
            "reference,account,value_date,type,amount,currency,category,description,counterparty,balance_after\n";
    private static final String THREE_ROWS = """
            R1,17,2026-01-01,deposit,100.00,EUR,cash,"Cash, in hand",,100.00
            R2,18,2026-01-01,deposit,50.00,EUR,,,,50.00
            R3,17,2026-01-02,withdrawal,12.34,EUR,,,,87.66
            """;

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final FakeLedger ledger;

    ImportCommandTest() throws IOException {
        ledger = new FakeLedger();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everyRowIsBookedAndEveryBalanceCompared() throws IOException {
        assertThat(run(csv(THREE_ROWS))).isZero();

        assertThat(ledger.events()).isEqualTo(5);
        assertThat(output())
                .contains("rows             3 (")
                .contains("accounts         2")
                .contains("events recorded  5")
                .contains("differences      0 on the write side, 0 on the read side")
                .contains("sum of balances  EUR 137.66");
    }

    @Test
    void theSameFileAgainRecordsNothing() throws IOException {
        ledger.setClock(Duration.ofHours(-1));
        run(csv(THREE_ROWS));
        printed.reset();

        assertThat(run(csv(THREE_ROWS))).isZero();

        assertThat(output()).contains("events recorded  0").contains("replayed         5");
    }

    @Test
    void aGzippedFileIsReadAsAPlainOne() throws IOException {
        var gz = folder.resolve("rows.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write((HEADER + THREE_ROWS).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(gz)).isZero();

        assertThat(ledger.events()).isEqualTo(5);
    }

    @Test
    void aFileThatBreaksOffSaysWhereAndKeepsWhatCameBefore() throws IOException {
        var whole = folder.resolve("whole.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write((HEADER + manyRows(20, 200)).getBytes(StandardCharsets.UTF_8));
        }
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(run(cut)).isEqualTo(1);

        assertThat(output()).containsPattern("import stopped: .*cut.csv.gz: damaged after [1-9]\\d* rows");
    }

    @Test
    void badRowsAreNamedWithTheirLineAndTheOthersAreBooked() throws IOException {
        var exit = run(csv("""
                R1,17,2026-01-01,deposit,100.00,EUR,,,,100.00
                R2,17,2026-01-01,gift,1.00,EUR,,,,
                no key,17,2026-01-01,deposit,1.00,EUR,,,,
                R4,,2026-01-01,deposit,1.00,EUR,,,,
                R5,17,2026-01-01,deposit,1.00,EUR,,,,many
                R6
                R7,17,2026-01-01,deposit,1.00,EUR,,,,101.00
                """));

        assertThat(exit).isEqualTo(1);
        assertThat(ledger.events()).isEqualTo(3);
        assertThat(output())
                .contains("bad rows         5")
                .contains("line 3: type is deposit or withdrawal, not 'gift'")
                .contains("line 4: reference 'no key' cannot be an idempotency key")
                .contains("line 5: account is missing")
                .contains("line 6: balance_after 'many' is not a number")
                .contains("line 7: account is missing");
    }

    @Test
    void aRefusedRowIsNamedWithItsReason() throws IOException {
        ledger.befall(key -> key.equals("R3") ? Optional.of(new Mishap(false, 422, """
                {"code": "insufficient-funds", "detail": "100.00 is available, 112.34 requested",
                 "errors": [{"pointer": "/amount", "detail": "too much"}], "retryable": false}""")) : Optional.empty());

        assertThat(run(csv(THREE_ROWS))).isEqualTo(1);

        assertThat(output())
                .contains("refused          1 (insufficient-funds 1)")
                .contains("line 4 (R3, account 17): insufficient-funds: 100.00 is available, 112.34 requested;"
                        + " /amount too much")
                .contains("0 on the write side, 0 on the read side");
    }

    @Test
    void aBalanceOtherThanTheFilesIsADifference() throws IOException {
        var exit = run(csv("R1,17,2026-01-01,deposit,100.00,EUR,,,,100.01\n"));

        assertThat(exit).isEqualTo(1);
        assertThat(output())
                .contains("differences      1 on the write side, 1 on the read side")
                .contains("line 2 (R1, account 17): the ledger's balance is 100.00, the file's 100.01");
    }

    @Test
    void aViewThatShowsAnotherBalanceIsADifference() throws IOException {
        ledger.showTooMuch(new BigDecimal("0.01"));

        assertThat(run(csv(THREE_ROWS))).isEqualTo(1);

        assertThat(output())
                .contains("differences      0 on the write side, 2 on the read side")
                .contains("account 17: query-service shows 87.67 at version 3, expected 87.66 at version 3");
    }

    @Test
    void theBalanceOfEveryDayIsComparedIfWanted() throws IOException {
        var rows = THREE_ROWS + """
                R4,17,2026-01-02,deposit,1.00,EUR,,,,88.66
                R5,17,2026-01-04,deposit,1.00,EUR,,,,89.66
                R6,17,2026-01-05,deposit,1.00,EUR,,,,
                """;

        assertThat(run(csv(rows), "--check-days")).isZero();
        assertThat(output()).contains("account days     4, 0 of them differ");
        printed.reset();
        assertThat(run(csv(rows))).isZero();
        assertThat(output()).contains("account days     not compared");
    }

    @Test
    void aDayThatShowsAnotherBalanceIsADifference() throws IOException {
        var exit = run(csv("""
                R1,17,2026-01-02,deposit,100.00,EUR,,,,100.00
                R2,17,2026-01-01,deposit,1.00,EUR,,,,101.00
                R3,17,2026-01-03,deposit,1.00,EUR,,,,102.00
                """), "--check-days");

        assertThat(exit).isEqualTo(1);
        assertThat(output())
                .contains("differences      0 on the write side, 0 on the read side")
                .contains("account days     3, 2 of them differ")
                .contains("account 17: query-service shows 1.00 on 2026-01-01, expected 101.00");
    }

    @Test
    void theViewsAreComparedIfWanted() throws IOException {
        var rows = THREE_ROWS + """
                R4,17,2026-01-31,withdrawal,7.66,EUR,cash,,,80.00
                R5,17,2026-04-01,withdrawal,10.00,EUR,rent,,,70.00
                R6,17,2027-01-01,deposit,1.00,EUR,cash,,,
                """;

        assertThat(run(csv(rows), "--check-views")).isZero();
        assertThat(output())
                .contains("account days     not compared")
                .contains("months           14, 0 of them differ")
                .contains("spending         5, 0 of them differ")
                .contains("trial balance    balanced\n");
        printed.reset();
        assertThat(run(csv(rows))).isZero();
        assertThat(output())
                .contains("months           not compared")
                .contains("spending         not compared")
                .contains("trial balance    not compared");
    }

    @Test
    void aMonthThatOpensOrClosesOtherwiseIsADifference() throws IOException {
        ledger.showTooMuchInView(
                query -> "2026-02-28".equals(query.get("to")) ? new BigDecimal("0.01") : BigDecimal.ZERO);

        var exit = run(csv("""
                R1,17,2026-01-31,deposit,100.00,EUR,,,,100.00
                R2,17,2026-03-01,deposit,1.00,EUR,,,,101.00
                """), "--check-views");

        assertThat(exit).isEqualTo(1);
        assertThat(output())
                .contains("months           3, 1 of them differ")
                .contains("account 17: the statement of 2026-02 opens with 100.00 and closes with 100.01,"
                        + " expected 100.00 and 100.00");
    }

    @Test
    void aMonthOpensWithWhatTheMonthBeforeClosedWith() throws IOException {
        var exit = run(csv("""
                R1,17,2026-02-01,deposit,100.00,EUR,,,,100.00
                R2,17,2026-01-31,deposit,1.00,EUR,,,,101.00
                """), "--check-views");

        assertThat(exit).isEqualTo(1);
        assertThat(output())
                .contains("months           2, 2 of them differ")
                .contains("the statement of 2026-01 opens with 0.00 and closes with 1.00, expected 0 and 101.00")
                .contains(
                        "the statement of 2026-02 opens with 1.00 and closes with 101.00, expected 101.00 and 100.00");
    }

    @Test
    void aCategoryThatComesToSomethingElseIsADifference() throws IOException {
        ledger.showTooMuchInView(query -> "2026".equals(query.get("year")) ? new BigDecimal("0.01") : BigDecimal.ZERO);

        assertThat(run(csv(THREE_ROWS), "--check-views")).isEqualTo(1);

        assertThat(output())
                .contains("months           2, 0 of them differ")
                .contains("spending         3, 3 of them differ")
                .contains("account 17: query-service shows 0.01 spent and 100.00 received under cash in 2026,"
                        + " expected 0 spent and 100.00 received")
                .contains("account 17: query-service shows 12.35 spent and 0.00 received under uncategorised in 2026,"
                        + " expected 12.34 spent and 0 received");
    }

    @Test
    void aCategoryThatOnlyOneSideKnowsIsADifference() throws IOException {
        run(csv("R1,17,2026-01-01,deposit,100.00,EUR,cash,,,100.00\n"));
        printed.reset();

        var exit = run(csv("R1,17,2026-01-01,deposit,100.00,EUR,gift,,,100.00\n"), "--check-views");

        assertThat(exit).isEqualTo(1);
        assertThat(output())
                .contains("spending         2, 2 of them differ")
                .contains("shows 0.00 spent and 100.00 received under cash in 2026, expected 0 spent and 0 received")
                .contains("shows 0 spent and 0 received under gift in 2026, expected 0 spent and 100.00 received");
    }

    @Test
    void categoriesThatAreTooManyToBeNamedAreComparedTogether() throws IOException {
        var rows = IntStream.rangeClosed(1, 103)
                .mapToObj("C%1$d,17,2026-01-01,deposit,1.00,EUR,c-%1$d,,,%1$d.00"::formatted)
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(run(csv(rows), "--check-views")).isZero();
        assertThat(output()).contains("spending         101, 0 of them differ");
        printed.reset();

        ledger.showTooMuchInView(query -> "2026".equals(query.get("year")) ? new BigDecimal("0.01") : BigDecimal.ZERO);
        assertThat(run(csv(rows), "--check-views")).isEqualTo(1);
        assertThat(output())
                .contains("spending         101, 101 of them differ")
                .contains("shows 0.01 spent and 3.00 received under all others in 2026,"
                        + " expected 0 spent and 3.00 received");
    }

    @Test
    void anAccountWithARowThatHasNoValueDateIsLeftOut() throws IOException {
        var rows = THREE_ROWS + "R4,17,,deposit,1.00,EUR,,,,88.66\n";

        assertThat(run(csv(rows), "--check-views")).isZero();

        assertThat(output())
                .contains("months           1, 0 of them differ; left out for rows without a value date: accounts 1")
                .contains("spending         1, 0 of them differ; left out for rows without a value date: accounts 1");
    }

    @Test
    void booksThatDoNotBalanceAreDifferences() throws IOException {
        ledger.debitTooMuch(new BigDecimal("0.01"));
        ledger.leaveInTransit(new BigDecimal("5.00"));

        assertThat(run(csv(THREE_ROWS), "--check-views")).isEqualTo(1);

        assertThat(output())
                .contains("trial balance    figures 3, 2 of them differ\n")
                .contains("trial balance: EUR has debits of 137.67 and credits of 137.66")
                .contains("trial balance: transfers-in-transit:EUR has 5.00, expected 0");
    }

    @Test
    void whatIsOwedToCustomersIsComparedWhereAllOfThemAreTheFiles() throws IOException {
        ledger.openElsewhere("EUR", new BigDecimal("1000.00"));

        assertThat(run(csv(THREE_ROWS), "--check-views")).isZero();

        assertThat(output())
                .contains("trial balance    balanced; customers not compared: there are accounts beside the file's");
    }

    @Test
    void anotherDebtToCustomersThanTheFilesBalancesIsADifference() throws IOException {
        ledger.oweTooLittle(new BigDecimal("0.01"));

        assertThat(run(csv(THREE_ROWS), "--check-views")).isEqualTo(1);

        assertThat(output())
                .contains("0 on the write side, 0 on the read side")
                .contains("trial balance    figures 3, 1 of them differ\n")
                .contains("trial balance: customers:EUR has -137.65, expected -137.66");
    }

    @Test
    void onlyTheFirstTenDifferencesArePrinted() throws IOException {
        ledger.showTooMuch(BigDecimal.ONE);

        run(csv(manyRows(15, 15)));

        assertThat(output()).contains("15 on the read side");
        assertThat(output().lines().filter(line -> line.contains("query-service shows")))
                .hasSize(10);
    }

    @Test
    void aLostAnswerIsAskedForAgainAndBookedOnce() throws IOException {
        var lost = new HashSet<String>();
        ledger.befall(key -> lost.add(key) ? Optional.of(new Mishap(true, 0, "")) : Optional.empty());

        assertThat(run(csv(THREE_ROWS))).isZero();

        assertThat(output())
                .contains("events recorded  5", "replayed         0", "0 on the write side, 0 on the read side");
    }

    @Test
    void aServiceThatAsksToComeAgainIsAskedAgain() throws IOException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ledger.befall(key -> seen.add(key) ? Optional.of(new Mishap(false, 503, """
                {"code": "queue-full", "retryable": true}""")) : Optional.empty());

        assertThat(run(csv(THREE_ROWS))).isZero();

        assertThat(output()).contains("events recorded  5");
    }

    @Test
    void aServiceThatStaysAwayStopsTheImportWithOneClearLine() throws IOException {
        ledger.befall(_ -> Optional.of(new Mishap(false, 503, "{\"code\": \"store-unavailable\"}")));

        assertThat(run(csv(THREE_ROWS), "--patience", "1")).isEqualTo(1);

        assertThat(output())
                .containsPattern("import stopped: .*/v1/commands gave no answer for 1 s: store-unavailable");
    }

    @Test
    void nobodyListeningIsSaidInOneClearLine() throws IOException {
        var nobody = nobodyThere();

        assertThat(run(csv(THREE_ROWS), "--url", nobody.toString(), "--patience", "1"))
                .isEqualTo(1);

        assertThat(output()).contains("import stopped: " + nobody).contains("Connection refused");
    }

    @Test
    void manyAccountsAtOnceKeepTheOrderWithinEach() throws IOException {
        assertThat(run(csv(manyRows(50, 2_000)), "--in-flight", "8", "--batch", "7"))
                .isZero();

        assertThat(output()).contains("events recorded  2,050").contains("0 on the write side, 0 on the read side");
    }

    @Test
    void howMuchIsUnderWayHasLimits() throws IOException {
        assertThat(run(csv(THREE_ROWS), "--batch", "5001")).isEqualTo(2);
        assertThat(run(csv(THREE_ROWS), "--in-flight", "0")).isEqualTo(2);
        assertThat(ledger.events()).isZero();
    }

    @Test
    void aFileThatIsNotThereOrNotOfBookingsIsSaid() throws IOException {
        assertThat(run(folder.resolve("none.csv"))).isEqualTo(1);
        assertThat(run(Files.writeString(folder.resolve("other.csv"), "name,age\nx,1\n")))
                .isEqualTo(1);

        assertThat(output())
                .contains("none.csv: there is no such file")
                .contains("other.csv: its first line names no column reference; it has to name reference, ")
                .as("no figures of what never began")
                .doesNotContain("rows/s")
                .doesNotContain("goes on from here");
    }

    /** Deposits of 1.00 in turn, each with the balance that order alone gives. */
    private static String manyRows(int accounts, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "N%d,%d,2026-01-01,deposit,1.00,EUR,,,,%d.00"
                        .formatted(row, row % accounts, row / accounts + 1))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Path csv(String rows) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), HEADER + rows);
    }

    private int run(Path file, String... options) {
        var command = new ImportCommand(new PrintStream(printed, true, StandardCharsets.UTF_8));
        var url = ledger.url().toString();
        var arguments = Stream.concat(Stream.of("--url", url, "--query-url", url, file.toString()), Stream.of(options));
        return new CommandLine(command).setOverwrittenOptionsAllowed(true).execute(arguments.toArray(String[]::new));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static URI nobodyThere() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
