package io.fundsledger.query.search;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    private static final String OURS = "query-service/src/main/java/io/fundsledger/query/search/Folding.java";
    private static final String THE_PROJECTORS =
            "projector-service/src/main/java/io/fundsledger/projector/transactions/Folding.java";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`', textBlock = """
            Café|cafe
            Příliš žluťoučký kůň|prilis zlutoucky kun
            Müller & Söhne|muller   sohne
            Straße STRAẞE|strasse strasse
            Łódź Ørsted Đorđe Þór Œuvre|lodz orsted dorde thor oeuvre
            İstanbul ılık|istanbul ilik
            cafe\u0301|cafe
            INV-2026/001.b_c|inv 2026 001 b c
            １２３ ﬁnance|123 finance
            東京 한국 が|東京 한국 が
            हिन्दी|हिन्दी
            Sal\u00adary|salary
            ½|1 2
            a😀\u0007b|a  b
            """)
    void aTextIsFolded(String text, String folded) {
        assertThat(folded(text)).isEqualTo(folded);
    }

    @Test
    void noCharacterIsTakenForAMarkOfTheHighlights() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(character -> Folding.of(character).contains(Highlight.FOUND)
                                || Folding.of(character).contains(Highlight.FOUND_END)))
                .isEmpty();
    }

    /** What is searched would not be found if it were folded in another way than what was indexed. */
    @Test
    void whatFillsTheIndexFoldsInTheSameWay() throws IOException {
        assertThat(code(OURS)).isEqualTo(code(THE_PROJECTORS));
    }

    private static String folded(String text) {
        return text.codePoints().mapToObj(Folding::of).collect(joining());
    }

    private static String code(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("ledger.home"), file))
                .replaceFirst("package [a-z.]+;", "");
    }
}
