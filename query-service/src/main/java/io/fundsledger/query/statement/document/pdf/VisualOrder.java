package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.pdf.Typeface.Run;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line in the order in which it is seen: scripts that are written from the right are stored from their beginning. */
final class VisualOrder {

    /** In pairs: what opens from one side closes from the other. */
    private static final String MIRRORED = "()[]{}<>\u00AB\u00BB\u2039\u203A\u2264\u2265";

    private VisualOrder() {}

    static List<Run> of(List<Run> line) {
        var text = line.stream().map(Run::text).collect(Collectors.joining());
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return line;
        }
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var parts = directed(line, bidi);
        var levels = new byte[parts.size()];
        var order = new Integer[parts.size()];
        for (var part = 0; part < levels.length; part++) {
            levels[part] = parts.get(part).level();
            order[part] = part;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return List.of(order).stream().map(place -> parts.get(place).seen()).toList();
    }

    /** Cut where either the font or the direction changes. */
    private static List<Directed> directed(List<Run> line, Bidi bidi) {
        var parts = new ArrayList<Directed>();
        var place = 0;
        for (var run : line) {
            for (var from = 0; from < run.text().length(); ) {
                var level = bidi.getLevelAt(place + from);
                var to = from;
                while (to < run.text().length() && bidi.getLevelAt(place + to) == level) {
                    to++;
                }
                parts.add(new Directed(new Run(run.font(), run.text().substring(from, to)), (byte) level));
                from = to;
            }
            place += run.text().length();
        }
        return parts;
    }

    /** A run, and how deep it is nested in others of the other direction: from the right where that is odd. */
    private record Directed(Run run, byte level) {

        Run seen() {
            return level % 2 == 0 ? run : new Run(run.font(), reversed(run.text()));
        }

        private static String reversed(String text) {
            var reversed = new StringBuilder(text).reverse();
            for (var place = 0; place < reversed.length(); place++) {
                var pair = MIRRORED.indexOf(reversed.charAt(place)) ^ 1;
                if (pair >= 0) {
                    reversed.setCharAt(place, MIRRORED.charAt(pair));
                }
            }
            return reversed.toString();
        }
    }
}
