package io.fundsledger.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that one benchmark writes, between two comments; the rest is left as it is. */
public record Section(Path document, String name) {

    /** Puts a text in the place of the last one, or at the end of a document that has none yet. */
    public void write(String text) {
        try {
            var before = Files.exists(document) ? Files.readString(document) : "";
            var section = begin() + "\n" + text.strip() + "\n" + end();
            Files.writeString(document, replaced(before, section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String replaced(String document, String section) {
        var from = document.indexOf(begin());
        var to = document.indexOf(end(), Math.max(from, 0));
        if (from < 0 || to < 0) {
            return document + (document.isEmpty() ? "" : "\n") + section + "\n";
        }
        return document.substring(0, from) + section + document.substring(to + end().length());
    }

    private String begin() {
        return "<!-- " + name + ": written by ./ledger " + name + " -->";
    }

    private String end() {
        return "<!-- " + name + ": end -->";
    }
}
