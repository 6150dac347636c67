package io.fundsledger.query.statement.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader finds in a file. */
public record PdfText(List<String> lines, int pages, boolean allFontsEmbedded) {

    private static final Pattern ROW =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d{4}-\\d\\d-\\d\\d .*?(-?[\\d,]+(\\.\\d+)?) (-?[\\d,]+(\\.\\d+)?)");

    public static PdfText of(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            var embedded = true;
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    embedded &= page.getResources().getFont(name).isEmbedded();
                }
            }
            return new PdfText(stripper.getText(document).lines().toList(), document.getNumberOfPages(), embedded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the rows of entries come to. */
    public BigDecimal sum() {
        return rows().map(row -> figure(row.group(1))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public long count() {
        return rows().count();
    }

    public BigDecimal lastBalance() {
        return rows().map(row -> figure(row.group(3))).reduce(BigDecimal.ZERO, (before, after) -> after);
    }

    private java.util.stream.Stream<Matcher> rows() {
        return lines.stream().map(ROW::matcher).filter(Matcher::matches);
    }

    private static BigDecimal figure(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
