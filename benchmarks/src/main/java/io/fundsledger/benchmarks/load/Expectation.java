package io.fundsledger.benchmarks.load;

/**
 * What an answer has to be.
 *
 * @param text that its body holds
 * @param times how often
 */
public record Expectation(int status, String text, int times) {

    private static final int ENOUGH_TO_SEE = 1000;

    /** Throws where it is another. */
    public void check(int answered, String body) {
        if (answered != status || count(body) != times) {
            throw new IllegalStateException("answered %d in place of %d with %d times %s: %s"
                    .formatted(
                            answered, status, times, text, body.substring(0, Math.min(body.length(), ENOUGH_TO_SEE))));
        }
    }

    private int count(String body) {
        var found = 0;
        for (var at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length())) {
            found++;
        }
        return found;
    }
}
