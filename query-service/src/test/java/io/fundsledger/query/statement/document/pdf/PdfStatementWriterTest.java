package io.fundsledger.query.statement.document.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.query.statement.document.RandomStatement;
import io.fundsledger.query.statement.document.StatementWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PdfStatementWriterTest {

    static final List<Long> SEEDS = LongStream.range(0, 10)
            .map(seed -> System.nanoTime() + seed)
            .boxed()
            .toList();

    private static final Typeface REGULAR = Typeface.regular(List.of());

    private final StatementWriter pdf = new PdfStatementWriter(Typefaces.with(List.of()));

    @ParameterizedTest
    @FieldSource("SEEDS")
    void itsRowsComeToItsClosingBalance(long seed) {
        var statement = RandomStatement.of(seed, 60);

        var text = PdfText.of(statement.in(pdf));

        assertThat(text.count()).as("seed %d", seed).isEqualTo(60);
        assertThat(text.sum()).as("seed %d", seed).isEqualByComparingTo(statement.sum());
        assertThat(text.lastBalance())
                .as("seed %d", seed)
                .isEqualByComparingTo(statement.head().closing());
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void theSameStatementIsTheSameFile(long seed) {
        var statement = RandomStatement.of(seed, 60);

        assertThat(statement.in(pdf))
                .isEqualTo(statement.in(pdf))
                .isNotEqualTo(RandomStatement.of(seed + 1, 60).in(pdf));
    }

    /** All documents share their fonts. */
    @Test
    void documentsThatAreWrittenAtTheSameTimeDoNotMix() {
        var statements = LongStream.range(0, 8)
                .mapToObj(seed -> RandomStatement.of(seed, 60))
                .toList();
        var alone = statements.stream().map(this::written).toList();

        var together = statements.parallelStream().map(this::written).toList();

        assertThat(together).isEqualTo(alone);
    }

    /** A character a byte. */
    private String written(RandomStatement statement) {
        return new String(statement.in(pdf), ISO_8859_1);
    }

    @Test
    void everySheetSaysWhichOfHowManyItIsAndWhatItTiesTo() {
        var statement = RandomStatement.of(7, 120);

        var text = PdfText.of(statement.in(pdf));

        assertThat(text.pages()).isGreaterThan(3);
        assertThat(text.lines())
                .containsAll(IntStream.rangeClosed(1, text.pages())
                        .mapToObj(page -> "Hash of that event: "
                                + statement.head().anchor().hash())
                        .toList());
        var all = String.join("\n", text.lines());
        for (var page = 1; page <= text.pages(); page++) {
            assertThat(all).contains("Page %d of %d".formatted(page, text.pages()));
        }
        assertThat(text.allFontsEmbedded()).isTrue();
    }

    @Test
    void aCharacterThatNoFontHasIsNamedByItsNumber() {
        assertThat(REGULAR.legible("a\uD83E\uDEF6b\u0001\tc")).isEqualTo("a[U+1FAF6]b[U+0001] c");
        assertThat(REGULAR.legible("Łódź, Ελλάδα, Москва, תודה, Հայ, ქარ"))
                .isEqualTo("Łódź, Ελλάδα, Москва, תודה, Հայ, ქარ");
    }

    @Test
    void linesAreAsWideAsAllowedAndHoldEverything() {
        var text = "several words and one that is " + "verylong".repeat(40);

        var lines = new LineBreaks(REGULAR, 8, 100).lines(text);

        assertThat(lines).allSatisfy(line -> assertThat(REGULAR.width(line, 8)).isLessThanOrEqualTo(100));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void whatIsWrittenFromTheRightIsSeenFromTheRight() {
        var runs = VisualOrder.of(REGULAR.runs("a \u05D0\u05D1\u05D2 12 b"));

        assertThat(String.join("", runs.stream().map(Typeface.Run::text).toList()))
                .isEqualTo("a 12 \u05D2\u05D1\u05D0 b");
    }
}
