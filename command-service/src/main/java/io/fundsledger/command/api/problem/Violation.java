package io.fundsledger.command.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request; one of the first three says where.
 *
 * @param pointer JSON pointer into the body
 * @param parameter of the path or the query
 * @param detail what is wrong, for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String pointer,
        @Nullable String header,
        @Nullable String parameter,
        String detail) {

    public static Violation inBody(String field, String detail) {
        return new Violation("/" + Printable.of(field).replace("~", "~0").replace("/", "~1"), null, null, detail);
    }

    public static Violation inHeader(String header, String detail) {
        return new Violation(null, header, null, detail);
    }

    public static Violation inParameter(String parameter, String detail) {
        return new Violation(null, null, Printable.of(parameter), detail);
    }

    /** What is wrong and where, for whoever reads no more than that. */
    public String sentence() {
        return "%s: %s.".formatted(where(), detail);
    }

    /** The place, as the one of the three says it that is there. */
    public String where() {
        return Stream.of(pointer, header, parameter)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("The request");
    }

    /** The same, seen from what the body is only a part of. */
    public Violation within(String path) {
        return pointer == null ? this : new Violation(path + pointer, header, parameter, detail);
    }
}
