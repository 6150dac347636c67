package io.fundsledger.query.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.LineRow;
import io.fundsledger.query.statement.document.pdf.PdfText;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class StatementDocumentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final int ENTRIES = 150;

    private static Views views;
    private static RunningQueryService service;
    private static UUID busy;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        service = RunningQueryService.on(space.views());
        busy = busyAccount();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csv     | text/csv;header=present;charset=UTF-8 | csv
            pdf     | application/pdf                       | pdf
            camt053 | application/xml                       | xml
            """)
    void aFormIsNamedOrAccepted(String format, String mediaType, String extension) {
        var named = service.bytes(path(busy) + "?by=booking&format=" + format, "Accept", "application/json, */*;q=0.1");
        var accepted = service.bytes(
                path(busy) + "?by=booking", "Accept", "image/png, " + mediaType.split(";", 2)[0]);

        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(header(named, "Content-Type")).isEqualToIgnoringCase(mediaType);
        assertThat(header(named, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"statement-%s-2026-03-10-2026-05-28.%s\"".formatted(busy, extension));
        assertThat(named.headers().allValues("Vary")).contains("Accept");
        assertThat(header(named, "Ledger-Position")).isEqualTo("5:1100");
        assertThat(accepted.body()).isEqualTo(named.body());
        assertThat(header(accepted, "Content-Type")).isEqualTo(header(named, "Content-Type"));
    }

    @Test
    void withoutAWishItIsJson() {
        for (var headers : List.of(
                new String[] {}, new String[] {"Accept", "*/*"}, new String[] {"Accept", "text/csv", "X", "x"})) {
            var answer = service.get(path(busy) + "?format=json", headers);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/position")).isEqualTo("5:1023");
            assertThat(answer.text("/hash")).hasSize(64);
        }
        assertThat(service.get(path(busy)).text("/openingBalance")).isEqualTo("0.00");
        assertThat(service.get(path(busy)).headers().allValues("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @CsvSource({
        "format=xlsx, format",
        "format=camt053&by=value, by",
        "format=csv&limit=3, limit",
        "format=pdf&cursor=AAAA, cursor",
        "format=csv&from=2026-02-02&to=2026-02-01, to"
    })
    void whatAFormCannotTakeIsNamed(String query, String parameter) {
        var answer = service.get(path(busy) + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @Test
    void whatNobodyWritesIsNotAcceptable() {
        var answer = service.get(path(busy), "Accept", "image/png");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text("/code")).isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "pdf", "camt053"})
    void anUnknownAccountHasNone(String format) {
        var answer = service.get(path(UUID.randomUUID()) + "?format=" + format);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "pdf", "camt053"})
    void theSameAccountAtTheSamePositionGivesTheSameBytes(String format) {
        var first = service.bytes(path(busy) + "?format=" + format);
        var again = service.bytes(path(busy) + "?format=" + format);

        assertThat(again.body()).isEqualTo(first.body());
        var known = service.bytes(path(busy) + "?format=" + format, "If-None-Match", header(first, "ETag"));
        assertThat(known.statusCode()).isEqualTo(304);
    }

    /** What a month closes with, the next opens with; and all its entries lie between. */
    @Test
    void monthsFollowOneAnother() {
        var balance = BigDecimal.ZERO;
        var entries = 0;
        for (var month = YearMonth.of(2026, 2); month.isBefore(YearMonth.of(2026, 7)); month = month.plusMonths(1)) {
            var query = "?by=booking&from=%s&to=%s&format=".formatted(month.atDay(1), month.atEndOfMonth());
            var camt = camt(query + "camt053");
            assertThat(balance(camt, "OPBD")).as("%s", month).isEqualByComparingTo(balance);
            assertThat(camt.getFrToDt().getFrDtTm().toString()).startsWith(month.atDay(1) + "T00:00");
            var csv = csv(query + "csv");
            assertThat(csv.getFirst().getField("balance")).isEqualTo(plain(balance));
            var pdf = PdfText.of(service.bytes(path(busy) + query + "pdf").body());
            balance = camt.getNtry().stream().map(StatementDocumentTest::signed).reduce(balance, BigDecimal::add);
            assertThat(balance(camt, "CLBD")).as("%s", month).isEqualByComparingTo(balance);
            assertThat(csv.getLast().getField("balance")).isEqualTo(plain(balance));
            assertThat(pdf.sum()).isEqualByComparingTo(balance.subtract(balance(camt, "OPBD")));
            assertThat(pdf.count()).isEqualTo(camt.getNtry().size()).isEqualTo(csv.size() - 2);
            entries += csv.size() - 2;
        }
        assertThat(entries).isEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "booking"})
    void csvAndPdfTellWhatJsonTells(String by) {
        var shown = service.get(path(busy) + "?limit=500&by=" + by);

        var csv = csv("?format=csv&by=" + by);
        var pdf = PdfText.of(service.bytes(path(busy) + "?format=pdf&by=" + by).body());

        var entries = csv.subList(1, csv.size() - 1);
        assertThat(entries.stream().map(entry -> entry.getField("entryId"))).isEqualTo(shown.each("entryId"));
        assertThat(entries.stream().map(entry -> entry.getField("balance"))).isEqualTo(shown.each("balance"));
        assertThat(csv.getLast().getField("hash")).isEqualTo(shown.text("/hash"));
        assertThat(csv.getLast().getField("position")).isEqualTo(shown.text("/position"));
        assertThat(pdf.count()).isEqualTo(ENTRIES);
        assertThat(plain(pdf.lastBalance())).isEqualTo(shown.text("/closingBalance"));
        assertThat(String.join("\n", pdf.lines())).contains(shown.text("/hash"), "position 5:1023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&from=2020-01-01&to=2020-01-31"})
    void anAccountWithoutEntriesHasAnEmptyDocument(String period) {
        var id = views.put(AccountRow.of("owner", 0).at(1, 0));

        var csv = read(service.get(path(id) + "?format=csv" + period).body());
        var camt = MxCamt05300108.parse(
                        service.get(path(id) + "?format=camt053" + period).body())
                .getBkToCstmrStmt()
                .getStmt()
                .getFirst();
        var pdf = PdfText.of(service.bytes(path(id) + "?format=pdf" + period).body());

        assertThat(csv.stream().map(record -> record.getField("balance"))).containsExactly("0.00", "0.00");
        assertThat(csv.getFirst().getField("from")).isEqualTo(period.isEmpty() ? "2026-01-02" : "2020-01-01");
        assertThat(balance(camt, "OPBD")).isZero();
        assertThat(balance(camt, "CLBD")).isZero();
        assertThat(camt.getNtry()).isEmpty();
        assertThat(pdf.pages()).isEqualTo(1);
        assertThat(pdf.lines()).anyMatch(line -> line.startsWith("Closing balance on"));
    }

    /** A reversal that came later than what the statement ties to is not in it. */
    @Test
    void aLineIsAsItWasAtThePositionThatTheStatementTiesTo() {
        var id = UUID.randomUUID();
        views.put(AccountRow.of("owner", 200).at(2, 200).identified(id));
        views.put(new LineRow(id, 2, 200, 200, DAY, DAY, null));
        var before = service.get(path(id) + "?format=csv").body();
        views.execute("UPDATE accounts_g1.statement_line SET reversed_by = 3 WHERE account_id = ?", id);

        assertThat(service.get(path(id) + "?format=csv").body()).isEqualTo(before);
    }

    /** While a release is new, the views are those of the one before. */
    @Test
    void aViewThatDoesNotKnowHashesYetAnswersPagesOnly(StackSpace space) {
        var old = space.another().views();
        var oldViews = new Views(old).create();
        oldViews.reach("accounts", 5, 1100);
        oldViews.execute("DROP VIEW views.account CASCADE");
        oldViews.execute("""
                CREATE VIEW views.account AS
                SELECT account_id, owner_id, account_number, currency, decimals, status, balance, held, overdraft_limit,
                       version, log_partition, log_position, opened_at, updated_at, open_holds AS unexpired_holds
                FROM accounts_g1.account""");
        var id = oldViews.put(AccountRow.of("owner", 0).at(1, 0));
        try (var onOldViews = RunningQueryService.on(old)) {
            assertThat(onOldViews.get(path(id)).status()).isEqualTo(200);
            var refused = onOldViews.get(path(id) + "?format=csv");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("store-unavailable");
            assertThat(refused.header("Retry-After")).isNotBlank();
        }
    }

    private static UUID busyAccount() {
        var random = new Random(4);
        var id = UUID.randomUUID();
        var balance = 0L;
        for (var number = 0; number < ENTRIES; number++) {
            var amount = random.nextLong(-10_000, 20_000);
            balance += amount;
            var booked = DAY.plusDays(number * 80L / ENTRIES);
            views.put(new LineRow(
                    id, number + 2, amount, balance, booked.plusDays(random.nextInt(-4, 5)), booked, "travel"));
        }
        views.put(AccountRow.of("owner", balance)
                .at(ENTRIES + 1, balance)
                .identified(id)
                .numbered("DE-1"));
        return id;
    }

    private static String path(UUID account) {
        return "/v1/accounts/" + account + "/statement";
    }

    private static List<NamedCsvRecord> csv(String query) {
        return read(service.get(path(busy) + query).body());
    }

    private static List<NamedCsvRecord> read(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static AccountStatement9 camt(String query) {
        var message = new String(service.bytes(path(busy) + query).body(), UTF_8);
        return MxCamt05300108.parse(message).getBkToCstmrStmt().getStmt().getFirst();
    }

    private static BigDecimal balance(AccountStatement9 statement, String code) {
        return statement.getBal().stream()
                .filter(one -> one.getTp().getCdOrPrtry().getCd().equals(code))
                .map(one -> signed(one.getAmt().getValue(), one.getCdtDbtInd()))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal signed(ReportEntry10 entry) {
        return signed(entry.getAmt().getValue(), entry.getCdtDbtInd());
    }

    private static BigDecimal signed(BigDecimal amount, CreditDebitCode indicator) {
        return indicator == CreditDebitCode.DBIT ? amount.negate() : amount;
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
