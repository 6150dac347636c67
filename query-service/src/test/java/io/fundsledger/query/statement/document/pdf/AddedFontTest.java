package io.fundsledger.query.statement.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fundsledger.query.statement.document.RandomStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fonts that an operator gives for what those of the service lack. */
class AddedFontTest {

    private static final int HANGUL = 0xAC00;

    @TempDir
    private Path folder;

    @Test
    void whatTheServicesFontsLackIsSetInAnAddedOne() throws IOException {
        var pdf = new PdfStatementWriter(Typefaces.with(List.of(hangulFont())));

        var read = PdfText.of(RandomStatement.of(1, 1)
                .saying("Lunch \uAC00\uAC01 \u5317\u4EAC")
                .in(pdf));

        assertThat(read.lines()).anySatisfy(line -> assertThat(line).contains("Lunch \uAC00\uAC01 \u5317\u4EAC"));
        assertThat(read.allFontsEmbedded()).isTrue();
    }

    @Test
    void theServicesOwnFontsComeFirst() throws IOException {
        var added = Typeface.regular(List.of(FontFile.added(hangulFont())));

        assertThat(added.runs("a\uAC00"))
                .extracting(run -> run.font().getPostscriptFontName())
                .containsExactly("LiberationSans", "DejaVuSans");
        assertThat(added.legible("\u1100\u1161")).as("a syllable in parts").isEqualTo("\uAC00");
        assertThat(Typeface.regular(List.of()).legible("\uAC00")).isEqualTo("[U+AC00]");
    }

    @Test
    void aFileThatIsNoFontIsRefusedByName() throws IOException {
        var text = Files.writeString(folder.resolve("letters.ttf"), "abc");
        var missing = folder.resolve("missing.ttf");

        for (var file : List.of(text, missing)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Typefaces.with(List.of(file)))
                    .withMessage(file + " is no TrueType or OpenType font that can be read and embedded");
        }
    }

    /** DejaVu Sans, whose last letters stand for Korean syllables here. */
    private Path hangulFont() throws IOException {
        try (var font = getClass().getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
            var bytes = ByteBuffer.wrap(font.readAllBytes());
            var groups = segmentedCoverage(bytes, characterMap(bytes));
            var last = groups + 16 + 12 * (bytes.getInt(groups + 12) - 1);
            var letters = bytes.getInt(last + 4) - bytes.getInt(last);
            bytes.putInt(last, HANGUL).putInt(last + 4, HANGUL + Math.max(1, letters));
            return Files.write(folder.resolve("hangul.ttf"), bytes.array());
        }
    }

    /** Where the table {@code cmap} begins. */
    private static int characterMap(ByteBuffer font) {
        for (var table = 12; table < 12 + 16 * font.getShort(4); table += 16) {
            if (font.getInt(table) == 0x636D6170) {
                return font.getInt(table + 8);
            }
        }
        throw new AssertionError("no cmap");
    }

    /** Where its subtable of format 12 begins, which has groups of characters. */
    private static int segmentedCoverage(ByteBuffer font, int map) {
        for (var record = map + 4; record < map + 4 + 8 * font.getShort(map + 2); record += 8) {
            var subtable = map + font.getInt(record + 4);
            if (font.getShort(subtable) == 12) {
                return subtable;
            }
        }
        throw new AssertionError("no format 12");
    }
}
