package io.fundsledger.query.api;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents (RFC 9457). */
@Component
class Problems {

    private final Tracer tracer;
    private final JsonMapper json;

    Problems(Tracer tracer, JsonMapper json) {
        this.tracer = tracer;
        this.json = json;
    }

    ProblemDetail of(ProblemCode code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
        problem.setType(code.type());
        problem.setTitle(code.title());
        problem.setProperty("code", code.code());
        problem.setProperty("retryable", code.retryable());
        var traceId = traceId();
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    byte[] bytes(ProblemDetail problem) {
        return json.writeValueAsBytes(problem);
    }

    private @Nullable String traceId() {
        var span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
