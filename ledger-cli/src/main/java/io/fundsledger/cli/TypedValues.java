package io.fundsledger.cli;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what was typed, and says of what cannot be read how it should look. */
final class TypedValues {

    private TypedValues() {}

    /** Has a command line and its commands read days, months, ids and addresses in this way. */
    static CommandLine readIn(CommandLine commandLine) {
        return commandLine
                .registerConverter(LocalDate.class, reader(LocalDate::parse, "a day such as 2026-10-31"))
                .registerConverter(YearMonth.class, reader(YearMonth::parse, "a month such as 2026-10"))
                .registerConverter(UUID.class, reader(UUID::fromString, "an id: 32 hex digits in five groups"))
                .registerConverter(URI.class, reader(URI::create, "an address such as http://127.0.0.1:8081"));
    }

    private static <T> ITypeConverter<T> reader(Function<String, T> read, String wanted) {
        return typed -> {
            try {
                return read.apply(typed);
            } catch (RuntimeException unreadable) {
                throw new TypeConversionException("'%s' is not %s".formatted(typed, wanted));
            }
        };
    }
}
