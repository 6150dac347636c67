package io.fundsledger.cli.rest;

/** How many transactions a search has found. */
public record FoundTransactions(Total total) {

    /**
     * A count, as far as anybody counts.
     *
     * @param relation {@code exactly}, or {@code at-least} where there are too many to be counted
     */
    public record Total(long count, String relation) {

        /** Whether there can be so many. */
        public boolean canBe(long expected) {
            return relation.equals("exactly") ? count == expected : count <= expected;
        }
    }
}
