package io.fundsledger.query.search;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Queries as nobody would think of them. */
final class RandomSearch {

    private static final List<String> NAMES = List.of(
            "q",
            "q",
            "q",
            "q",
            "accountId",
            "ownerId",
            "category",
            "type",
            "currency",
            "minAmount",
            "maxAmount",
            "from",
            "to",
            "sort",
            "facets",
            "limit",
            "cursor",
            "nonsense");
    private static final List<String> PIECES = List.of(
            "rent",
            "cafe",
            "*",
            "-",
            "\"",
            "|",
            " ",
            "  ",
            "a*",
            "-b*",
            "(",
            ")",
            "~",
            "~2",
            "+",
            "\\",
            "/",
            "^",
            "[",
            "]",
            "{",
            "}",
            ":",
            "?",
            "!",
            "&&",
            "||",
            "AND",
            "NOT",
            "inv-2026/001",
            "é",
            "é",
            "ß",
            "東京",
            "😀",
            "\ufdfa",
            "\u00a0",
            "\u200d",
            "\ufffe",
            "\u202e",
            "<em>",
            "%",
            "'",
            "0",
            "9999999999999999999");
    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1",
            "500",
            "501",
            "00",
            "1e9",
            "NaN",
            "999999999999999999.999999",
            "EUR",
            "JPY",
            "eur",
            "deposit",
            "transfer-in",
            "newest",
            "oldest",
            "largest",
            "latest-value-date",
            "relevance",
            "type,category",
            "month",
            "month,month,type,channel,currency",
            ",",
            "type,",
            "0000-01-01",
            "9999-12-31",
            "2026-02-29",
            "2026-03-01",
            "-0001-01-01",
            "AAAA",
            "true",
            "null",
            "customer",
            "%00",
            "%ED%A0%80",
            "%C3",
            "");

    private RandomSearch() {}

    static String query(Random random) {
        return random.ints(1 + random.nextInt(4), 0, NAMES.size())
                .mapToObj(NAMES::get)
                .distinct()
                .map(name -> name + "=" + (name.equals("q") ? words(random) : value(random)))
                .collect(joining("&"));
    }

    private static String words(Random random) {
        var typed = IntStream.range(0, 1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 12))
                .mapToObj(i -> one(PIECES, random))
                .collect(joining());
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static String value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new UUID(1, random.nextInt(3)).toString();
            case 1 -> words(random);
            default -> one(VALUES, random);
        };
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
