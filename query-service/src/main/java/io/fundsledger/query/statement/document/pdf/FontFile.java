package io.fundsledger.query.statement.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;

/** A font. One of the service is read when it is first asked for a character that it is meant for: large ones seldom are. */
final class FontFile {

    static final FontFile SANS = new FontFile("/liberation/LiberationSans-Regular.ttf", FontFile::standsByItself);
    static final FontFile SANS_BOLD = new FontFile("/liberation/LiberationSans-Bold.ttf", FontFile::standsByItself);

    /** Of many alphabets and symbols. */
    static final FontFile ALPHABETS = new FontFile("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf", _ -> true);

    static final FontFile ALPHABETS_BOLD =
            new FontFile("/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf", _ -> true);

    /** All that is common in China, Japan and Taiwan. */
    static final FontFile HAN =
            new FontFile("/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf", FontFile::isOfChinaOrJapan);

    /** What Hong Kong has besides. */
    static final FontFile RARE_HAN =
            new FontFile("/fonts/ttf/NotoSansTC/NotoSansTC-Regular.ttf", FontFile::isOfChinaOrJapan);

    /** A hundred scripts, from Ethiopic to Yi. */
    static final FontFile OTHER_SCRIPTS =
            new FontFile("/fonts/ttf/Kurinto/KurintoSans-Rg.ttf", character -> !isOfChinaOrJapan(character));

    /** Ideographs and syllables, and what is set beside them: punctuation, wide letters, ideographs in circles. */
    private static final int[][] OF_CHINA_OR_JAPAN = {
        {0x2E80, 0x9FFF},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE6F},
        {0xFF00, 0xFFEF},
        {0x1B000, 0x1B16F},
        {0x1F200, 0x1F2FF},
        {0x20000, 0x3FFFF},
    };

    private final String path;
    private final IntPredicate meant;
    private volatile @Nullable BaseFont read;

    private FontFile(String path, IntPredicate meant) {
        this.path = path;
        this.meant = meant;
    }

    /**
     * One of somebody else's, for whatever it has.
     *
     * @throws IllegalArgumentException if it cannot be read, or may not be embedded
     */
    static FontFile added(Path file) {
        var font = new FontFile(file.toString(), _ -> true);
        try {
            font.read = read(file.toString(), Files.readAllBytes(file));
            return font;
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException(
                    "%s is no TrueType or OpenType font that can be read and embedded".formatted(file), unusable);
        }
    }

    /** No mark, nor a letter that has some: where Liberation draws marks is in tables that are not read here. */
    private static boolean standsByItself(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
            default -> UnicodeScript.of(character) != UnicodeScript.HEBREW;
        };
    }

    private static boolean isOfChinaOrJapan(int character) {
        return Arrays.stream(OF_CHINA_OR_JAPAN).anyMatch(range -> range[0] <= character && character <= range[1]);
    }

    boolean has(int character) {
        return meant.test(character) && read().charExists(character);
    }

    /** All documents share it. */
    BaseFont read() {
        var font = read;
        return font == null ? readOnce() : font;
    }

    private synchronized BaseFont readOnce() {
        var font = read;
        if (font == null) {
            font = read(path);
            read = font;
        }
        return font;
    }

    private static BaseFont read(String path) {
        try (var bytes = FontFile.class.getResourceAsStream(path)) {
            if (bytes == null) {
                throw new IllegalStateException("the font " + path + " is missing");
            }
            return read(path, bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BaseFont read(String path, byte[] bytes) throws IOException {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
    }
}
