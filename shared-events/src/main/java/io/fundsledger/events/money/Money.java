package io.fundsledger.events.money;

import java.util.regex.Pattern;

/**
 * An exact amount of one currency, positive, zero or negative.
 *
 * @param minor the amount in minor units: 1234 is 12.34 EUR, 1234 JPY or 1.234 BHD
 * @param currency whose minor units these are
 */
public record Money(long minor, Currency currency) {

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]*)(?:\\.([0-9]+))?");
    private static final int LONGEST = 24; // a long has 19 digits; anything much longer is not worth parsing

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads an unsigned decimal such as {@code "12.34"} or {@code "1200"}.
     *
     * @throws InvalidAmountException if the text is no such decimal, has more decimals than the currency, or is too large
     */
    public static Money parse(String decimal, Currency currency) {
        if (decimal.length() > LONGEST) {
            throw new InvalidAmountException("an amount has at most %d characters".formatted(LONGEST));
        }
        var match = DECIMAL.matcher(decimal);
        if (!match.matches()) {
            throw new InvalidAmountException("an amount is a decimal such as \"12.34\": digits without sign, blanks,"
                    + " exponent or leading zeros, and a point before the decimals");
        }
        var fraction = match.group(2) == null ? "" : match.group(2);
        if (fraction.length() > currency.decimals()) {
            throw new InvalidAmountException(
                    "%s has %d decimals, not %d".formatted(currency.code(), currency.decimals(), fraction.length()));
        }
        try {
            var digits = match.group(1) + fraction + "0".repeat(currency.decimals() - fraction.length());
            return new Money(Long.parseLong(digits), currency);
        } catch (NumberFormatException tooLarge) {
            throw new InvalidAmountException("the largest amount is " + new Money(Long.MAX_VALUE, currency));
        }
    }

    /** Adds exactly; throws ArithmeticException on overflow, IllegalArgumentException on another currency. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** Subtracts exactly; throws ArithmeticException on overflow, IllegalArgumentException on another currency. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** The decimal with all decimals of the currency and, if negative, a leading minus: {@code "-12.30"}. */
    public String toDecimal() {
        var decimals = currency.decimals();
        if (decimals == 0) {
            return Long.toString(minor);
        }
        var digits = Long.toString(minor);
        var negative = minor < 0;
        var unsigned = negative ? digits.substring(1) : digits;
        var padded = "0".repeat(Math.max(0, decimals + 1 - unsigned.length())) + unsigned;
        var point = padded.length() - decimals;
        return (negative ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
    }

    @Override
    public String toString() {
        return toDecimal() + " " + currency.code();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s do not add up".formatted(currency, other.currency));
        }
        return other;
    }
}
