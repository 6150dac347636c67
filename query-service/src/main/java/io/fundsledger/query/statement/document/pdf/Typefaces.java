package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.pdf.Style.Weight;
import java.nio.file.Path;
import java.util.List;

/** The fonts that statements are set in. */
public final class Typefaces {

    private final Typeface regular;
    private final Typeface bold;

    private Typefaces(Typeface regular, Typeface bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /**
     * Those of the service, and more for what they lack, the first of these first.
     *
     * @param more TrueType or OpenType files
     * @throws IllegalArgumentException if one of them cannot be read or may not be embedded; says which
     */
    public static Typefaces with(List<Path> more) {
        var files = more.stream().map(FontFile::added).toList();
        return new Typefaces(Typeface.regular(files), Typeface.bold(files));
    }

    Typeface of(Style style) {
        return style.weight() == Weight.BOLD ? bold : regular;
    }
}
