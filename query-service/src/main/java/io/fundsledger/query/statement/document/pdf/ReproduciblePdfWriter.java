package io.fundsledger.query.statement.document.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.regex.Pattern;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfDocument;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfIndirectObject;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Writes files in which nothing comes from a clock or from chance: the same pages give the same bytes. */
final class ReproduciblePdfWriter extends PdfWriter {

    /** What the library makes up, for each font of which a file has only some glyphs. */
    private static final Pattern TAGGED = Pattern.compile("/[A-Z]{6}\\+(.+)");

    private final String tag;

    private ReproduciblePdfWriter(PdfDocument pdf, OutputStream out, byte[] id) {
        super(pdf, out);
        this.tag = tag(id);
    }

    /**
     * Opens a file.
     *
     * @param id of 16 bytes, by which this file is told from others
     * @param time when it counts as made
     */
    static ReproduciblePdfWriter open(Document document, OutputStream out, byte[] id, Instant time) {
        var pdf = new PdfDocument();
        document.addDocListener(pdf);
        var writer = new ReproduciblePdfWriter(pdf, out, id);
        pdf.addWriter(writer);
        writer.setCloseStream(false);
        document.open();
        var made = new PdfDate(GregorianCalendar.from(time.atZone(ZoneOffset.UTC)));
        var info = writer.getInfo();
        info.put(PdfName.CREATIONDATE, made);
        info.put(PdfName.MODDATE, made);
        info.put(PdfName.PRODUCER, new PdfString("Funds Ledger"));
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        return writer;
    }

    private static String tag(byte[] id) {
        var letters = new StringBuilder();
        for (var place = 0; place < 6; place++) {
            letters.append((char) ('A' + Byte.toUnsignedInt(id[place]) % 26));
        }
        return letters.append('+').toString();
    }

    @Override
    public PdfIndirectObject addToBody(PdfObject object) throws IOException {
        return super.addToBody(tagged(object));
    }

    @Override
    public PdfIndirectObject addToBody(PdfObject object, PdfIndirectReference reference) throws IOException {
        return super.addToBody(tagged(object), reference);
    }

    private PdfObject tagged(PdfObject object) {
        if (object instanceof PdfDictionary dictionary) {
            for (var key : List.of(PdfName.FONTNAME, PdfName.BASEFONT)) {
                var name = dictionary.get(key);
                var made = TAGGED.matcher(String.valueOf(name));
                if (name != null && made.matches()) {
                    dictionary.put(key, new PdfName(tag + PdfName.decodeName("/" + made.group(1))));
                }
            }
        }
        return object;
    }
}
