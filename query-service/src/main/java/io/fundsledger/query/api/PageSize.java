package io.fundsledger.query.api;

import java.util.regex.Pattern;

/** How many items a page has at most. */
public record PageSize(int items) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final int MOST = 500;
    static final PageSize USUAL = new PageSize(50);

    static PageSize parse(String text) {
        var items = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (items < 1 || items > MOST) {
            throw new InvalidValueException("is not a number from 1 to " + MOST);
        }
        return new PageSize(items);
    }
}
