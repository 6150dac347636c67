package io.fundsledger.query.statement.document.pdf;

import static java.util.stream.Collectors.joining;

import io.fundsledger.query.statement.document.StatementEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a statement tells of an entry besides dates and figures, line by line. */
final class EntryText {

    private static final String BETWEEN = " \u00B7 ";

    private EntryText() {}

    record Line(String text, Style style) {}

    /** One line at least, as they are set on this canvas. */
    static List<Line> of(StatementEntry entry, Canvas canvas, float width) {
        var description = entry.description();
        var hasDescription = description != null && !description.isBlank();
        var lines = new ArrayList<Line>();
        add(lines, hasDescription ? description : name(entry.type()), Style.CELL, canvas, width);
        add(lines, notes(entry, hasDescription), Style.NOTE, canvas, width);
        return lines;
    }

    private static void add(List<Line> lines, @Nullable String text, Style style, Canvas canvas, float width) {
        if (text != null && !text.isEmpty()) {
            canvas.wrap(text, style, width).forEach(line -> lines.add(new Line(line, style)));
        }
    }

    private static String notes(StatementEntry entry, boolean withType) {
        return Stream.of(
                        withType ? name(entry.type()) : "",
                        said("", entry.channel()),
                        said("", entry.counterparty()),
                        said("reference ", entry.reference()),
                        said("", entry.category()),
                        said("account ", entry.otherAccountId()),
                        said("reverses entry ", entry.reverses()),
                        said("reversed by entry ", entry.reversedBy()),
                        said("reason: ", entry.reason()),
                        "entry " + entry.entryId())
                .filter(part -> !part.isEmpty())
                .collect(joining(BETWEEN));
    }

    private static String said(String before, @Nullable Object value) {
        return value == null || value.equals("unspecified") ? "" : before + value;
    }

    /** {@code transfer-in} as {@code Transfer in}. */
    private static String name(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
    }
}
