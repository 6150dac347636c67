package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.InvalidAmountException;
import io.fundsledger.events.money.Money;
import io.fundsledger.events.money.UnknownCurrencyException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a command's body. Each is read by its name, once; null means that it is absent or wrong, and what is
 * wrong is among the violations. What nobody read is unknown, and refused.
 */
public final class Fields {

    private final FlatJson unread;
    private final Violations violations;
    private final SortedMap<String, String> canonical = new TreeMap<>();

    Fields(FlatJson given, Violations violations) {
        this.unread = given;
        this.violations = violations;
    }

    public @Nullable String text(String name, TextRule rule) {
        return read(name, Function.identity(), text -> {
            var complaint = rule.complaint(text);
            if (complaint != null) {
                throw new WrongFieldException(complaint);
            }
            return text;
        });
    }

    public @Nullable Currency currency() {
        return required("currency", read("currency", Currency::code, Fields::parseCurrency));
    }

    /** An amount of a currency; without one, whatever is there is not looked at before the currency is right. */
    public @Nullable Money amount(String name, @Nullable Currency currency) {
        return read(name, Money::toDecimal, text -> currency == null ? null : Money.parse(text, currency));
    }

    public @Nullable Money positiveAmount(String name, @Nullable Currency currency) {
        var amount = amount(name, currency);
        if (amount != null && !amount.isPositive()) {
            violations.add(Violation.inBody(name, "has to be greater than zero"));
        }
        return amount;
    }

    public @Nullable LocalDate date(String name) {
        return read(name, LocalDate::toString, Fields::parseDate);
    }

    public @Nullable Instant instant(String name) {
        return read(name, Instant::toString, Fields::parseInstant);
    }

    /** False unless given. */
    public boolean flag(String name) {
        var flag = unread.flags().remove(name);
        if (flag != null) {
            canonical.put(name, flag.toString());
        } else if (unread.remove(name)) {
            report(name, "has to be true or false");
        }
        return flag != null && flag;
    }

    /** Whether something not yet read was given under this name. */
    public boolean has(String name) {
        return unread.names().anyMatch(name::equals);
    }

    public @Nullable UUID uuid(String name) {
        return read(name, UUID::toString, Syntax::uuid);
    }

    /** Reports an absent field; one that is there and wrong has been reported already. */
    public <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null && !canonical.containsKey(name)) {
            violations.add(Violation.inBody(name, "is missing"));
        }
        return value;
    }

    /** What was given, by name, in one form; reports what nobody read. */
    SortedMap<String, String> canonical() {
        unread.names().forEach(name -> violations.add(Violation.inBody(name, "is not known here")));
        return canonical;
    }

    private <T> @Nullable T read(String name, Function<T, String> form, Function<String, @Nullable T> parse) {
        var text = unread.strings().remove(name);
        if (text == null) {
            if (unread.remove(name)) {
                report(name, "has to be a JSON string");
            }
            return null;
        }
        try {
            var value = parse.apply(text);
            canonical.put(name, value == null ? text : form.apply(value));
            return value;
        } catch (WrongFieldException | InvalidAmountException | UnknownCurrencyException wrong) {
            report(name, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** Wrong is not missing: the name is kept as one that was given. */
    private void report(String name, String detail) {
        violations.add(Violation.inBody(name, detail));
        canonical.put(name, "");
    }

    private static Currency parseCurrency(String code) {
        if (code.length() != 3) {
            throw new WrongFieldException("has to be an ISO 4217 code in upper case, such as EUR");
        }
        return Currency.of(code);
    }

    private static Instant parseInstant(String text) {
        var instant = Syntax.instant(text);
        if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new WrongFieldException("has at most six decimals of a second");
        }
        return instant;
    }

    private static LocalDate parseDate(String text) {
        try {
            if (text.length() == 10 && !text.startsWith("0000")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException notADate) {
            // said below
        }
        throw new WrongFieldException("has to be a date such as 2026-01-31, from the year 0001 to 9999");
    }
}
