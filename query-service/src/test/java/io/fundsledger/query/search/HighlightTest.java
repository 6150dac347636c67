package io.fundsledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Rent March       | [rent] march     | <em>Rent</em> March
            Café-Straße 7    | [cafe] [strasse] 7 | <em>Café</em>-<em>Straße</em> 7
            cafe\u0301 x     | [cafe] x         | <em>cafe\u0301</em> x
            😀 Sal\u00adary  | ..[salary]        | 😀 <em>Sal\u00adary</em>
            <b>&"x'</b>      | .b...[x]...b.      | &lt;b&gt;&amp;&quot;<em>x</em>&#39;&lt;/b&gt;
            """)
    void whatWasFoundIsShownInTheTextItself(String text, String marked, String html) {
        var folded = marked.replace(".", " ").replace("[", Highlight.FOUND).replace("]", Highlight.FOUND_END);

        assertThat(Highlight.of(text, folded)).containsExactly(html);
    }

    @Test
    void ofALongTextAFewPiecesAreShown() {
        var text = ("a".repeat(300) + " rent ").repeat(9);
        var marked = text.replace("rent", Highlight.FOUND + "rent" + Highlight.FOUND_END);

        var pieces = Highlight.of(text, marked);

        assertThat(pieces)
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece)
                        .startsWith("…")
                        .endsWith("…")
                        .containsOnlyOnce("<em>rent</em>")
                        .hasSizeLessThan(200));
    }

    @Test
    void piecesDoNotOverlapAndCutNoCharacterInTwo() {
        var text = "😀".repeat(100) + " rent" + "😀".repeat(30) + " rent" + "😀".repeat(77) + "x" + "😀".repeat(20)
                + " rent";
        var marked = " ".repeat(100) + " [rent]" + " ".repeat(30) + " [rent]" + " ".repeat(77) + "x" + " ".repeat(20)
                + " [rent]";

        var pieces = Highlight.of(text, marked.replace("[", Highlight.FOUND).replace("]", Highlight.FOUND_END));

        assertThat(pieces).hasSize(2);
        assertThat(String.join("", pieces).split("<em>rent</em>", -1)).hasSize(4);
        assertThat(pieces)
                .allSatisfy(piece -> assertThat(piece.codePoints())
                        .noneMatch(character -> Character.getType(character) == Character.SURROGATE));
    }

    @Test
    void aTextThatWasFoldedInAnotherWayIsNotMarkedInWrongPlaces() {
        assertThat(Highlight.of("Straße", Highlight.FOUND + "strase" + Highlight.FOUND_END))
                .isEmpty();
    }
}
