package io.fundsledger.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.fundsledger.query.freshness.Positions;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    private static final Currency EUR = Currency.of("EUR");
    private static final String AWKWARD = ";|,:()[]=*!@{}~%'\"\\# \t\n\r\0\u0085\u2028\u2029\u00a0é漢😀-aZ09";

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            Rent; March      > Rent； March
            a | b            > a ｜ b
            ' on\ttwo\nlines ' > on two lines
            (x) *!=@ "kept"  > (x) *!=@ "kept"
            """)
    void aDescriptionStaysOnItsLineAndEndsWhereItEnds(String text, String written) {
        assertThat(PlainText.ofDescription(text.replace("\\t", "\t").replace("\\n", "\n")))
                .isEqualTo(written);
    }

    @Test
    void theValueOfATagEndsAtNoComma() {
        assertThat(PlainText.ofTag("1,2;3|4")).isEqualTo("1，2;3|4");
    }

    @Test
    void whateverWasWrittenTheJournalIsReadAsItWasMeant() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var entry = entry(text(random), text(random), text(random));
            var journal = written(entry);
            assertThat(StrictJournal.read(journal).balances().values())
                    .as("seed %d, %s:%n%s", seed, entry, journal)
                    .containsExactly(new BigDecimal(entry.amount()), new BigDecimal("-" + entry.amount()));
        }
    }

    private static String written(JournalEntry entry) throws IOException {
        var out = new StringWriter();
        var text = new JournalText(out);
        text.begin(cut(), new JournalFilter(null, null, null));
        text.write(entry);
        text.end();
        return out.toString();
    }

    private static JournalCut cut() {
        var accounts = List.of(new LedgerAccount("channel:card:EUR", EUR), new LedgerAccount("customers:EUR", EUR));
        return new JournalCut(new JournalHead(new UUID(1, 2), accounts), new Positions(1, new TreeMap<>()));
    }

    private static JournalEntry entry(String description, String counterparty, String reference) {
        return new JournalEntry(
                new UUID(3, 4),
                17,
                "channel:card:EUR",
                "customers:EUR",
                EUR,
                1234,
                LocalDate.of(2026, 3, 31),
                LocalDate.of(2026, 3, 30),
                new UUID(5, 6),
                new LogPosition(5, 1023),
                new JournalEntry.Details("deposit", "groceries", description, counterparty, reference, null, null));
    }

    private static String text(Random random) {
        var characters = AWKWARD.codePoints().toArray();
        return random.ints(random.nextInt(12), 0, characters.length)
                .mapToObj(index -> Character.toString(characters[index]))
                .collect(Collectors.joining());
    }
}
