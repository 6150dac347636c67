package io.fundsledger.query.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** A query that ends in a problem: its code, what a person should know, and the figures that matter. */
public final class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient String detail;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    public ProblemException(ProblemCode code, String detail) {
        super(code.code() + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public static ProblemException invalidParameter(String parameter, String detail) {
        return invalid(List.of(Violation.inParameter(parameter, detail)));
    }

    public static ProblemException invalidHeader(String header, String detail) {
        return invalid(List.of(Violation.inHeader(header, detail)));
    }

    /** A 400 that names everything that is wrong. */
    static ProblemException invalid(List<Violation> errors) {
        var fields = errors.stream().map(Violation::place).distinct().toList();
        return new ProblemException(ProblemCode.INVALID_REQUEST, "Not valid: " + String.join(", ", fields))
                .with("errors", errors);
    }

    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemException header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    ProblemCode code() {
        return code;
    }

    String detail() {
        return detail;
    }

    Map<String, Object> members() {
        return members;
    }

    HttpHeaders headers() {
        return headers;
    }
}
