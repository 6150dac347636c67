package io.fundsledger.query.search;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** Shows where in a text a search found something: pieces of it as HTML, in which nothing but {@code <em>} is markup. */
final class Highlight {

    /** Around what was found in the folded text, which holds no control characters. */
    static final String FOUND = "\u0002";

    static final String FOUND_END = "\u0003";

    private static final int PIECE = 160;
    private static final int BEFORE = 40;
    private static final int MOST_PIECES = 3;

    private final String text;
    private final List<Range> found;

    private Highlight(String text, List<Range> found) {
        this.text = text;
        this.found = found;
    }

    /**
     * The first few pieces of a text in which something was found.
     *
     * @param marked the folded text, or its beginning, with what was found between {@link #FOUND} and {@link #FOUND_END}
     */
    static List<String> of(String text, String marked) {
        var folded = FoldedText.of(text);
        return folded.startsWith(marked.replace(FOUND, "").replace(FOUND_END, ""))
                ? new Highlight(text, ranges(folded, marked)).pieces()
                : List.of();
    }

    private static List<Range> ranges(FoldedText folded, String marked) {
        var ranges = new ArrayList<Range>();
        var place = 0;
        var begin = 0;
        for (var i = 0; i < marked.length(); i++) {
            switch (marked.charAt(i)) {
                case '\u0002' -> begin = place;
                case '\u0003' -> add(new Range(folded.origin(begin), folded.origin(place)), ranges);
                default -> place++;
            }
        }
        return ranges;
    }

    /** What is a part only of what one character became, such as the 1 of ½, cannot be shown. */
    private static void add(Range range, List<Range> ranges) {
        if (range.begin() < range.end()) {
            ranges.add(range);
        }
    }

    private List<String> pieces() {
        var pieces = new ArrayList<String>();
        var shown = 0;
        for (var next = 0; next < found.size() && pieces.size() < MOST_PIECES; ) {
            var piece = pieceAround(found.get(next), shown);
            var last = next;
            while (last < found.size() && found.get(last).end() <= piece.end()) {
                last++;
            }
            pieces.add(html(piece, found.subList(next, last)));
            shown = piece.end();
            next = last;
        }
        return pieces;
    }

    private Range pieceAround(Range range, int shown) {
        if (text.length() <= PIECE) {
            return new Range(0, text.length());
        }
        var begin = wholeCharacter(Math.max(shown, range.begin() - BEFORE));
        return new Range(begin, wholeCharacter(Math.max(range.end(), Math.min(text.length(), begin + PIECE))));
    }

    private int wholeCharacter(int place) {
        return place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    private String html(Range piece, List<Range> marks) {
        var html = new StringBuilder(piece.begin() > 0 ? "…" : "");
        var place = piece.begin();
        for (var mark : marks) {
            html.append(escaped(place, mark.begin())).append("<em>");
            html.append(escaped(mark.begin(), mark.end())).append("</em>");
            place = mark.end();
        }
        html.append(escaped(place, piece.end()));
        return html.append(piece.end() < text.length() ? "…" : "").toString();
    }

    private String escaped(int begin, int end) {
        return HtmlUtils.htmlEscape(text.substring(begin, end), "UTF-8");
    }

    private record Range(int begin, int end) {}
}
