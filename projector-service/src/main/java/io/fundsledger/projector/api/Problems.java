package io.fundsledger.projector.api;

import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes problem documents (RFC 9457), which give nothing of the inside away. */
@Component
class Problems {

    private final Tracer tracer;

    Problems(Tracer tracer) {
        this.tracer = tracer;
    }

    ResponseEntity<Object> answer(int statusCode) {
        var status = HttpStatus.resolve(statusCode);
        return ResponseEntity.status(statusCode)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status));
    }

    /** A parameter of the request that is not right. */
    ResponseEntity<Object> ofParameter(String name, String detail) {
        var problem = problem(HttpStatus.BAD_REQUEST, code(HttpStatus.BAD_REQUEST), detail);
        problem.setProperty("errors", List.of(Map.of("parameter", name, "detail", detail)));
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    ResponseEntity<Object> answer(int statusCode, String code, String detail) {
        var status = HttpStatus.valueOf(statusCode);
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem(status, code, detail));
    }

    ProblemDetail problem(HttpStatus status) {
        return problem(status, code(status), detail(status));
    }

    /** A problem that was met before a trace began. */
    static Map<String, Object> untraced(HttpStatus status) {
        var code = code(status);
        return Map.of(
                "type", type(code),
                "title", status.getReasonPhrase(),
                "status", status.value(),
                "detail", status.getReasonPhrase(),
                "code", code,
                "retryable", isRetryable(status));
    }

    private ProblemDetail problem(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(code));
        problem.setProperty("code", code);
        problem.setProperty("retryable", isRetryable(status));
        var span = tracer.currentSpan();
        if (span != null) {
            problem.setProperty("traceId", span.context().traceId());
        }
        return problem;
    }

    private static String code(HttpStatus status) {
        return status.is5xxServerError() ? "internal-error" : inKebabCase(status);
    }

    private static URI type(String code) {
        return URI.create("urn:funds-ledger:problem:" + code);
    }

    private static boolean isRetryable(HttpStatus status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    private static String inKebabCase(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String detail(HttpStatus status) {
        return status.is5xxServerError()
                ? "The failure is logged; quote the traceId when you report it"
                : status.getReasonPhrase();
    }
}
