package io.fundsledger.query.api;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;

/**
 * Reads a parameter in one way only. Where a converter fails, Spring tries the lenient editors of the JDK's types next; an
 * editor of our own comes before them.
 */
final class StrictEditor extends PropertyEditorSupport {

    private final Function<String, ?> reader;

    StrictEditor(Function<String, ?> reader) {
        this.reader = reader;
    }

    @Override
    public void setAsText(String text) {
        setValue(reader.apply(text));
    }
}
