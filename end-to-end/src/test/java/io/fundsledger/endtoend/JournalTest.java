package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger journal}, from the commands to the file. */
@OnOneLedger
class JournalTest {

    private static final Pattern POSTING = Pattern.compile("(?m)^    (\\S+)  (-?[0-9.]+) EUR$");

    private final LedgerApi ledger;

    @TempDir
    Path folder = Path.of("");

    JournalTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void whatEveryCustomerIsOwedIsInTheJournalAndAllOfItComesToNothing() throws IOException {
        var payer = ledger.open();
        var payee = ledger.open();
        ledger.deposit(payer, "10.00").expect(201);
        var sent = ledger.transfer(UUID.randomUUID().toString(), """
                {"fromAccountId": "%s", "toAccountId": "%s", "amount": "4.00", "currency": "EUR",
                 "description": "Half; of | it"}""".formatted(payer, payee))
                .expect(201);
        ledger.query("/v1/trial-balance", sent.position()).expect(200);

        var whole = journal("whole.journal");
        var ofPayee = journal("payee.journal", "--account", payee.toString());

        assertThat(sum(postings(whole).filter(posting -> isOf(posting, payer)))).isEqualTo("-6.00");
        assertThat(sum(postings(whole).filter(posting -> isOf(posting, payee)))).isEqualTo("-4.00");
        assertThat(sum(postings(whole))).isEqualTo("0.00");
        assertThat(postings(ofPayee).map(posting -> posting.group(2))).containsExactly("4.00", "-4.00");
        assertThat(ofPayee).contains(") Half； of ｜ it\n").endsWith("\n; transactions: 1\n");
    }

    @Test
    void anAccountThatIsNotThereLeavesNoFile() {
        var file = folder.resolve("none.journal");

        var output = cli(file, "--account", UUID.randomUUID().toString())
                .expectExitCode(1)
                .output();

        assertThat(output).contains("journal stopped: ", "account-not-found");
        assertThat(folder).isEmptyDirectory();
    }

    private String journal(String name, String... options) throws IOException {
        var file = folder.resolve(name);
        cli(file, options).expectExitCode(0);
        return Files.readString(file);
    }

    private LedgerCli cli(Path file, String... options) {
        var arguments = Stream.of("journal", "--url", ledger.queries().toString(), "--out", file.toString());
        return LedgerCli.run(Stream.concat(arguments, Stream.of(options)).toArray(String[]::new));
    }

    private static Stream<MatchResult> postings(String journal) {
        return POSTING.matcher(journal).results();
    }

    private static boolean isOf(MatchResult posting, UUID account) {
        return posting.group(1).equals("customers:EUR:" + account);
    }

    private static String sum(Stream<MatchResult> postings) {
        return postings.map(posting -> new BigDecimal(posting.group(2)))
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .toPlainString();
    }
}
