package io.fundsledger.benchmarks.stage;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people might write; common words and rare ones, so that a search finds much or little. */
public final class Words {

    private static final List<String> CATEGORIES = List.of(
            "housing",
            "groceries",
            "salary",
            "transport",
            "leisure",
            "health",
            "insurance",
            "savings",
            "cash",
            "gifts");

    private static final List<String> NOUNS = List.of(
            "rent",
            "coffee",
            "ticket",
            "invoice",
            "refund",
            "subscription",
            "bakery",
            "pharmacy",
            "fuel",
            "lunch",
            "books",
            "shoes",
            "repair",
            "flowers",
            "cinema",
            "internet",
            "power",
            "water",
            "phone",
            "garden");

    private static final int RARE = 2_000;
    private static final int COUNTERPARTIES = 5_000;

    private final Random random;

    public Words(Random random) {
        this.random = random;
    }

    public String category() {
        return one(CATEGORIES);
    }

    public String description() {
        return IntStream.range(0, 2 + random.nextInt(3)).mapToObj(any -> word()).collect(Collectors.joining(" "));
    }

    public String counterparty() {
        return one(NOUNS) + " house " + random.nextInt(COUNTERPARTIES);
    }

    /** A common word or, as often, a rare one. */
    public String word() {
        return random.nextBoolean() ? one(NOUNS) : "item" + random.nextInt(RARE);
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
