package io.fundsledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Rent Café            | rent cafe
            INV-2026/001         | inv-2026/001
            RE.2026_77           | re/2026/77
            -Müller "Á B"        | -muller "a b"
            ram*                 | ram*
            RE.20*               | re/20*
            a*b *c * "d"* -*     | a/b /c / "d"/ -/
            +(x)~2 \\y {z} [w]   | //x//2 /y /z/ /w/
            a\u00a0b\u3000c\td   | a b c d
            """)
    void onlyOperatorsAreLeftOfThePunctuation(String typed, String words) {
        assertThat(SearchWords.of(typed)).isEqualTo(words);
    }
}
