package io.fundsledger.query.api;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.UnknownCurrencyException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;

/** How parameters are written; stricter than what Java itself would parse, and with a message for each. */
final class ParameterFormats {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    private ParameterFormats() {}

    static void register(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new StrictEditor(ParameterFormats::id));
        binder.registerCustomEditor(BigDecimal.class, new StrictEditor(ParameterFormats::decimal));
    }

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, ParameterFormats::date);
        registry.addConverter(String.class, Year.class, ParameterFormats::year);
        registry.addConverter(String.class, Instant.class, ParameterFormats::instant);
        registry.addConverter(String.class, Currency.class, ParameterFormats::currency);
        registry.addConverter(String.class, PageSize.class, PageSize::parse);
        registry.addConverter(String.class, VersionId.class, VersionId::parse);
        registry.addConverter(String.class, LogPosition.class, ParameterFormats::position);
        registry.addConverterFactory(new Names());
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new InvalidValueException("is not a UUID such as 3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b11");
        }
        return UUID.fromString(text);
    }

    private static LocalDate date(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException impossible) {
            // a day that no month has: the same answer
        }
        throw new InvalidValueException("is not a date such as 2026-01-31");
    }

    private static Year year(String text) {
        if (!YEAR.matcher(text).matches()) {
            throw new InvalidValueException("is not a year such as 2026");
        }
        return Year.parse(text);
    }

    /** To the microsecond, as the ledger records: what is finer is cut off, so that nothing later is let in. */
    private static Instant instant(String text) {
        try {
            if (INSTANT.matcher(text).matches()) {
                return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException impossible) {
            // a time that no day has: the same answer
        }
        throw new InvalidValueException("is not an instant in UTC such as 2026-01-31T12:00:00Z");
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidValueException("is not an amount such as 12.34: digits, a point before the decimals,"
                    + " no blanks, exponent or leading zeros");
        }
        return new BigDecimal(text);
    }

    private static LogPosition position(String text) {
        try {
            return LogPosition.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidValueException("is not a position such as 5:1023");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (UnknownCurrencyException unknown) {
            throw new InvalidValueException("is not a currency of this ledger: use an ISO 4217 code such as EUR");
        }
    }

    /** Enum constants under their names in lower case with hyphens. */
    @SuppressWarnings("rawtypes")
    private static final class Names implements ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> org.springframework.core.convert.converter.Converter<String, T> getConverter(
                Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> name(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException("is not one of: " + names(type)));
        }

        private static String names(Class<? extends Enum> type) {
            return Arrays.stream(type.getEnumConstants()).map(Names::name).collect(Collectors.joining(", "));
        }

        private static String name(Enum constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
