package io.fundsledger.query.statement.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicFormsTest {

    @ParameterizedTest
    @CsvSource({
        // sheen, kaf, reh, alef, which joins nothing after it
        "\u0634\u0643\u0631\u0627, \uFEB7\uFEDC\uFEAE\u0627",
        // Persian: peh, noon, jeem
        "\u067E\u0646\u062C, \uFB58\uFEE8\uFE9E",
        // lam and alef are one
        "\u0628\u0644\u0627, \uFE91\uFEFC",
        "\u0644\u0627, \uFEFB",
        // over vowel marks
        "\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F, \uFEE3\u064F\uFEA4\u064E\uFEE4\u0651\u064E\uFEAA",
        // made longer, kept apart, and joined to nothing
        "\u0628\u0640, \uFE91\u0640",
        "\u0628\u200C\u0628, \u0628\u200C\u0628",
        "\u0647\u200D, \uFEEB\u200D",
        // words end at blanks, and other letters are left alone
        "\u0628 \u0628, \u0628 \u0628",
        "\u05D0\u05D1 ab, \u05D0\u05D1 ab"
    })
    void lettersAreJoinedToTheirNeighbours(String written, String joined) {
        assertThat(ArabicForms.joined(written, _ -> true)).isEqualTo(joined);
    }

    @Test
    void aFormThatNoFontHasIsLeftOut() {
        assertThat(ArabicForms.joined("\u0634\u0643\u0631\u0627", form -> form != 0xFEDC))
                .isEqualTo("\uFEB7\u0643\uFEAE\u0627");
    }
}
