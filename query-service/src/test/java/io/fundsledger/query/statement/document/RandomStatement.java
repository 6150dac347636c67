package io.fundsledger.query.statement.document;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement that could be, with texts that hardly could. */
public record RandomStatement(StatementHead head, List<StatementEntry> entries) {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final List<String> TYPES =
            List.of("deposit", "withdrawal", "transfer-in", "transfer-out", "capture", "reversal");
    private static final List<String> CHANNELS = List.of("cash", "card", "transfer", "fee", "unspecified");
    private static final List<String> TEXTS = List.of(
            "Coffee",
            "=SUM(A1:A9)",
            "a,\"quoted\" <text> & more",
            "Miete für März, Łódź, Ελλάδα, Москва",
            "شكرا لك",
            "תודה רבה",
            "家賃 五月",
            "\uD83D\uDE00 smile",
            "two\r\nlines\tand a tab",
            "control \u0001 \uFFFE \u200B",
            "]]> --> '",
            "W".repeat(500),
            "several words ".repeat(30).strip(),
            "\uD83D\uDE00".repeat(200),
            " ",
            "");

    public static RandomStatement of(long seed, int entries) {
        var random = new Random(seed);
        var currency = Currency.of(List.of("EUR", "JPY", "BHD").get(random.nextInt(3)));
        var opening = amount(random, currency);
        var balance = opening;
        var list = new ArrayList<StatementEntry>();
        for (var number = 0; number < entries; number++) {
            var amount = amount(random, currency);
            balance = balance.add(amount);
            list.add(entry(random, number + 2, amount, balance));
        }
        var anchor = new Anchor(
                entries + 1,
                new LogPosition(5, 1023),
                "0123456789abcdef".repeat(4),
                Instant.parse("2026-11-01T10:11:12.131415Z"));
        var head = new StatementHead(
                new UUID(random.nextLong(), random.nextLong()),
                random.nextBoolean() ? null : text(random, 64),
                "owner-" + random.nextInt(),
                currency,
                new StatementPeriod(DAY, DAY.plusDays(30)),
                "booking",
                opening,
                balance,
                anchor);
        return new RandomStatement(head, list);
    }

    private static BigDecimal amount(Random random, Currency currency) {
        return BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), currency.decimals());
    }

    private static StatementEntry entry(Random random, long id, BigDecimal amount, BigDecimal balance) {
        return new StatementEntry(
                id,
                TYPES.get(random.nextInt(TYPES.size())),
                amount,
                balance,
                DAY.plusDays(random.nextInt(31)),
                DAY.plusDays(random.nextInt(31)),
                Instant.parse("2026-10-15T00:00:00Z").plusMillis(random.nextInt()),
                random.nextBoolean() ? null : CHANNELS.get(random.nextInt(CHANNELS.size())),
                random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()),
                random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()),
                random.nextBoolean() ? null : random.nextLong(1, 1000),
                random.nextBoolean() ? null : random.nextLong(1, 1000),
                random.nextBoolean() ? null : random.nextLong(1, 1000),
                text(random, 40),
                text(random, 500),
                text(random, 200),
                text(random, 100),
                text(random, 500),
                new UUID(random.nextLong(), random.nextLong()));
    }

    private static @Nullable String text(Random random, int longest) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var text = TEXTS.get(random.nextInt(TEXTS.size()));
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** With the same description, counterparty and reference in all entries. */
    public RandomStatement saying(String text) {
        return new RandomStatement(
                head,
                entries.stream()
                        .map(entry -> new StatementEntry(
                                entry.entryId(),
                                entry.type(),
                                entry.amount(),
                                entry.balance(),
                                entry.valueDate(),
                                entry.bookingDate(),
                                entry.recordedAt(),
                                entry.channel(),
                                entry.transferId(),
                                entry.otherAccountId(),
                                entry.holdId(),
                                entry.reverses(),
                                entry.reversedBy(),
                                entry.category(),
                                text,
                                text,
                                text,
                                entry.reason(),
                                entry.eventId()))
                        .toList());
    }

    public byte[] in(StatementWriter writer) {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(head, entries.iterator(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public BigDecimal sum() {
        return entries.stream().map(StatementEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
