package io.fundsledger.projector.api;

import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.util.Locale;
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

    ResponseEntity<Object> answer(int statusCode, String code, String detail) {
        var status = HttpStatus.valueOf(statusCode);
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem(status, code, detail));
    }

    ProblemDetail problem(HttpStatus status) {
        return problem(status, status.is5xxServerError() ? "internal-error" : inKebabCase(status), detail(status));
    }

    private ProblemDetail problem(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:funds-ledger:problem:" + code));
        problem.setProperty("code", code);
        problem.setProperty("retryable", status == HttpStatus.SERVICE_UNAVAILABLE);
        var span = tracer.currentSpan();
        if (span != null) {
            problem.setProperty("traceId", span.context().traceId());
        }
        return problem;
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
