package io.fundsledger.query.statement.document.pdf;

/** Where the fonts are on the class path. */
final class FontFiles {

    static final String SANS = "/liberation/LiberationSans-Regular.ttf";
    static final String SANS_BOLD = "/liberation/LiberationSans-Bold.ttf";

    /** Of many more scripts and symbols. */
    static final String FALLBACK = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";

    static final String FALLBACK_BOLD = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";

    private FontFiles() {}
}
