package io.fundsledger.query.statement.document.camt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.StructuredRemittanceInformation16;
import io.fundsledger.query.statement.document.RandomStatement;
import io.fundsledger.query.statement.document.StatementEntry;
import io.fundsledger.query.statement.document.StatementWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Read back with a library that knows the message; against the schema itself it is checked in the build's own script. */
class CamtStatementWriterTest {

    static final List<Long> SEEDS = LongStream.range(0, 20)
            .map(seed -> System.nanoTime() + seed)
            .boxed()
            .toList();

    private final StatementWriter camt = new CamtStatementWriter();

    @ParameterizedTest
    @FieldSource("SEEDS")
    void openingAndEntriesComeToClosing(long seed) {
        var statement = RandomStatement.of(seed, 40);
        var head = statement.head();

        var read = read(statement);

        assertThat(balance(read, "OPBD")).as("seed %d", seed).isEqualByComparingTo(head.opening());
        assertThat(balance(read, "CLBD")).as("seed %d", seed).isEqualByComparingTo(head.closing());
        assertThat(read.getNtry().stream().map(CamtStatementWriterTest::signed).reduce(head.opening(), BigDecimal::add))
                .as("seed %d", seed)
                .isEqualByComparingTo(head.closing());
        assertThat(read.getAcct().getId().getOthr().getId())
                .isEqualTo(head.accountId().toString().replace("-", ""));
        assertThat(read.getAcct().getCcy()).isEqualTo(head.currency().code());
        assertThat(read.getAcct().getOwnr().getNm()).isEqualTo(head.ownerId());
        assertThat(read.getAddtlStmtInf())
                .contains(head.accountId().toString(), "5:1023", head.anchor().hash());
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void nothingOfAnEntryIsLost(long seed) {
        var statement = RandomStatement.of(seed, 40);

        var entries = read(statement).getNtry();

        assertThat(entries).hasSameSizeAs(statement.entries());
        for (var number = 0; number < entries.size(); number++) {
            assertSame(entries.get(number), statement.entries().get(number));
        }
    }

    private static void assertSame(ReportEntry10 read, StatementEntry entry) {
        assertThat(read.getNtryRef()).isEqualTo(Long.toString(entry.entryId()));
        assertThat(Boolean.TRUE.equals(read.isRvslInd())).isEqualTo(entry.type().equals("reversal"));
        assertThat(read.getBkTxCd().getDomn().getCd()).isEqualTo("PMNT");
        assertThat(read.getBkTxCd().getPrtry().getCd()).isEqualTo(entry.type());
        var details = read.getNtryDtls().getFirst().getTxDtls().getFirst();
        var remittance = details.getRmtInf();
        var others = remittance == null ? "" : others(remittance.getStrd());
        assertThat(remittance == null ? "" : String.join("", remittance.getUstrd()))
                .isEqualTo(expected(entry.description()));
        assertThat(nullToEmpty(details.getRefs().getEndToEndId()) + others).contains(expected(entry.reference()));
        assertThat(name(details) + others).contains(expected(entry.counterparty()));
        assertThat(nullToEmpty(details.getAddtlTxInf())).isEqualTo(expected(entry.reason()));
    }

    private static String name(EntryTransaction10 details) {
        var parties = details.getRltdPties();
        return parties == null
                ? ""
                : Stream.of(parties.getDbtr(), parties.getCdtr())
                        .filter(party -> party != null)
                        .map(party -> party.getPty().getNm())
                        .collect(Collectors.joining());
    }

    private static String others(List<StructuredRemittanceInformation16> parts) {
        return parts.stream().flatMap(part -> part.getAddtlRmtInf().stream()).collect(Collectors.joining());
    }

    /** With what XML has instead of what it does not have. */
    private static String expected(@Nullable String text) {
        return nullToEmpty(text).replaceAll("[\\u0001\\uFFFE]", "\uFFFD");
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BigDecimal signed(ReportEntry10 entry) {
        return signed(entry.getAmt().getValue(), entry.getCdtDbtInd());
    }

    private static BigDecimal signed(BigDecimal amount, CreditDebitCode indicator) {
        return indicator == CreditDebitCode.DBIT ? amount.negate() : amount;
    }

    private static BigDecimal balance(AccountStatement9 statement, String code) {
        CashBalance8 balance = statement.getBal().stream()
                .filter(one -> one.getTp().getCdOrPrtry().getCd().equals(code))
                .findFirst()
                .orElseThrow();
        return signed(balance.getAmt().getValue(), balance.getCdtDbtInd());
    }

    private AccountStatement9 read(RandomStatement statement) {
        var message = MxCamt05300108.parse(new String(statement.in(camt), UTF_8));
        assertThat(message.getBkToCstmrStmt().getStmt()).hasSize(1);
        return message.getBkToCstmrStmt().getStmt().getFirst();
    }
}
