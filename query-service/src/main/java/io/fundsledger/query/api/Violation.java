package io.fundsledger.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a request, and the header or parameter it is wrong with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String header, @Nullable String parameter, String detail) {

    public static Violation inHeader(String header, String detail) {
        return new Violation(header, null, detail);
    }

    public static Violation inParameter(String parameter, String detail) {
        return new Violation(null, parameter, detail);
    }

    String place() {
        return header != null ? header : String.valueOf(parameter);
    }
}
