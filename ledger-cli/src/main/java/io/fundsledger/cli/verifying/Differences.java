package io.fundsledger.cli.verifying;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What views show that is not what the log comes to; the first of them in words, and how many figures were compared. */
final class Differences {

    private static final int MOST_NAMED = 20;

    private final List<String> named = new ArrayList<>();
    private final Map<String, Long> compared = new TreeMap<>();
    private long count;

    /**
     * Compares a figure.
     *
     * @param view that shows it
     * @param of what it is the figure of
     */
    void compare(String view, String of, String figure, BigDecimal expected, BigDecimal found) {
        compare(view, of, figure, expected.compareTo(found) == 0, expected.toPlainString(), found.toPlainString());
    }

    void compare(String view, String of, String figure, String expected, String found) {
        compare(view, of, figure, expected.equals(found), expected, found);
    }

    void compare(String view, String of, String figure, boolean right, String expected, String found) {
        compared.merge(view, 1L, Long::sum);
        if (!right) {
            note("%s: %s: %s is %s, expected %s".formatted(view, of, figure, found, expected));
        }
    }

    /** Something is not there, or should not be. */
    void note(String difference) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(difference);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    Stream<String> lines() {
        var figures = compared.entrySet().stream()
                .map(view -> String.format(Locale.ROOT, "%s: %,d figures compared", view.getKey(), view.getValue()));
        var verdict = isEmpty()
                ? Stream.of("every view shows what the log comes to")
                : Stream.of(String.format(Locale.ROOT, "WRONG: views differ from the log in %,d figures", count));
        return Stream.of(figures, named.stream(), verdict).flatMap(lines -> lines);
    }
}
