package io.fundsledger.cli.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the command line reads of a problem (RFC 9457). */
record Problem(
        @Nullable String code,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {

    record FieldError(@Nullable String pointer, @Nullable String detail) {

        @Override
        public String toString() {
            return Stream.of(pointer, detail).filter(part -> part != null).collect(Collectors.joining(" "));
        }
    }

    static Problem read(JsonMapper json, String body) {
        return json.readValue(body, Problem.class);
    }

    Refused refused(int status) {
        return new Refused(status, code == null ? "http-" + status : code, explanation());
    }

    private String explanation() {
        var fields = errors == null ? Stream.<FieldError>empty() : errors.stream();
        return Stream.concat(Stream.ofNullable(detail), fields.map(FieldError::toString))
                .collect(Collectors.joining("; "));
    }
}
