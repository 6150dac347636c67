package io.fundsledger.query.statement.document.pdf;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.query.statement.document.RandomStatement;
import io.fundsledger.query.statement.document.StatementWriter;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, wherever they live. */
class ScriptsTest {

    static final List<Long> SEEDS = LongStream.range(0, 20)
            .map(seed -> System.nanoTime() + seed)
            .boxed()
            .toList();

    private static final Pattern NUMBER = Pattern.compile("\\[U\\+(\\p{XDigit}{4,6})]");

    private static final Typeface REGULAR = Typeface.regular(List.of());

    private final StatementWriter pdf = new PdfStatementWriter(Typefaces.with(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北京烤鸭 中华人民共和国",
                "臺北 香港 𠝹",
                "家賃 五月分、カード支払い ひらがな",
                "الشكر لله بلا شكرا",
                "پنجره ٹھیک",
                "תודה רבה",
                "हिन्दी தமிழ் বাংলা",
                "กำหนด ภาษาไทย",
                "አማርኛ ქართული Հայ",
                "Lunch 北京 カード شكرا"
            })
    void whatIsWrittenIsReadInTheFile(String text) {
        var file = RandomStatement.of(1, 1).saying(text).in(pdf);

        var read = PdfText.of(file);

        assertThat(read.lines()).anySatisfy(line -> assertThat(line).contains(text));
        assertThat(read.allFontsEmbedded()).isTrue();
        assertThat(file).as("of each font what is needed").hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void anyTextIsWrittenAndIsTheSameFileAgain(long seed) {
        var statement = RandomStatement.of(seed, 3).saying(anyText(seed));

        assertThat(statement.in(pdf)).as("seed %d", seed).isEqualTo(statement.in(pdf));
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyCharacterIsThereOrItsNumber(long seed) {
        var text = anyText(seed);

        var legible = REGULAR.legible(text);

        var characters = NUMBER.matcher(legible).replaceAll(number -> quoteReplacement(character(number.group(1))));
        assertThat(asLetters(characters)).as("seed %d", seed).isEqualTo(asLetters(text));
        assertThat(asLetters(REGULAR.legible(legible))).as("seed %d", seed).isEqualTo(asLetters(legible));
    }

    private static String character(String number) {
        return Character.toString(Integer.parseInt(number, 16));
    }

    /** In whatever form, with blanks for white space. */
    private static String asLetters(String text) {
        var blanks = text.codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return Normalizer.normalize(blanks, Normalizer.Form.NFKC);
    }

    /** Of characters from everywhere, more of them from where letters and marks stand side by side. */
    private static String anyText(long seed) {
        var random = new Random(seed);
        return random.ints(200, 0, 4)
                .map(from -> switch (from) {
                    case 0 -> random.nextInt(0x20, 0x370);
                    case 1 -> random.nextInt(0x590, 0x700);
                    case 2 -> random.nextInt(0x900, 0x3400);
                    default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                })
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void whatIsWrittenWithMarksIsOneCharacterWhereThereIsOne() {
        assertThat(REGULAR.legible("Jose\u0301")).isEqualTo("José");
        assertThat(REGULAR.legible("a\u0363")).isEqualTo("a\u0363");
    }

    @Test
    void arabicLettersAreSeenJoined() {
        assertThat(REGULAR.legible("\u0634\u0643\u0631\u0627")).isEqualTo("\uFEB7\uFEDC\uFEAE\u0627");
    }

    @Test
    void whatStandsForNoCharacterThatAllKnowIsNamedByItsNumber() {
        assertThat(REGULAR.legible("\uAC00 \u1785 \uE000 \uFFFF \uD83E\uDEF6 \uD840\uDC00"))
                .isEqualTo("[U+AC00] [U+1785] [U+E000] [U+FFFF] [U+1FAF6] [U+20000]");
    }

    @Test
    void marksAreOfAFontThatDrawsThemWhereTheyBelong() {
        for (var text : List.of("x\u0301", "\u05E9\u05B8", "\u200E")) {
            var last = REGULAR.runs(text).getLast();
            assertThat(last.font().getPostscriptFontName()).as(text).isEqualTo("DejaVuSans");
        }
    }

    @Test
    void whatOpensFromTheLeftOpensFromTheRight() {
        var seen = VisualOrder.of(REGULAR.runs("\u05D0 (\u05D1) \u05D2"));

        assertThat(String.join("", seen.stream().map(Typeface.Run::text).toList()))
                .isEqualTo("\u05D2 (\u05D1) \u05D0");
    }

    @Test
    void ideographsAreBrokenAnywhereButBeforePunctuation() {
        var text = "Alipay 支付宝转账。".repeat(9);

        var lines = new LineBreaks(REGULAR, 8, 77).lines(text);

        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(REGULAR.width(line, 8)).isLessThanOrEqualTo(77))
                .noneSatisfy(line -> assertThat(line).startsWith("。"));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(new LineBreaks(REGULAR, 8, 77).lines("Alipay 支付宝转账支付宝转账"))
                .as("not only at the blank")
                .first()
                .asString()
                .startsWith("Alipay 支付");
    }

    @Test
    void aLetterIsNotPartedFromItsMarks() {
        var lines = new LineBreaks(REGULAR, 8, 20).lines("กี่".repeat(20));

        assertThat(lines)
                .hasSizeGreaterThan(4)
                .allSatisfy(line ->
                        assertThat(Character.getType(line.codePointAt(0))).isEqualTo((int) Character.OTHER_LETTER));
    }
}
