package io.fundsledger.events;

import static java.time.temporal.ChronoUnit.MICROS;

import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What every event must keep to, whoever makes it; each check throws IllegalArgumentException. */
final class Require {

    private Require() {}

    static void entry(Money amount, LocalDate valueDate, @Nullable String category) {
        amount(amount);
        year(valueDate);
        category(category);
    }

    static void amount(Money amount) {
        require(amount.isPositive(), "an amount is greater than zero, not %s", amount);
    }

    static void limit(Money overdraftLimit) {
        require(overdraftLimit.minor() >= 0, "an overdraft limit is zero or more, not %s", overdraftLimit);
    }

    static void category(@Nullable String category) {
        if (category != null) {
            wellFormed("a category", category);
        }
    }

    static void channel(String channel) {
        require(Channel.isWellFormed(channel), "a channel is a lower-case word, not %s", channel);
    }

    static void wellFormed(String what, String text) {
        require(EventText.isWellFormed(text), what + " is Unicode, not %s", text);
    }

    static void version(long version) {
        require(version > 0, "the versions of an account begin with 1, not %s", version);
    }

    static void instant(@Nullable Instant instant) {
        if (instant != null) {
            require(instant.truncatedTo(MICROS).equals(instant), "an instant has microseconds, not %s", instant);
            year(LocalDate.ofInstant(instant, ZoneOffset.UTC));
        }
    }

    static void reversal(EntryKind kind, Direction direction, @Nullable OtherLeg other) {
        require(kind.undoneBy(direction), "the reversal of a " + kind.word() + " is no %s", direction.word());
        require((kind == EntryKind.TRANSFER) == (other != null), "a transfer alone has another leg, not a %s", kind);
    }

    private static void year(LocalDate day) {
        require(day.getYear() >= 0 && day.getYear() <= 9999, "a year has four digits, not %s", day);
    }

    private static void require(boolean holds, String otherwise, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.formatted(value));
        }
    }
}
