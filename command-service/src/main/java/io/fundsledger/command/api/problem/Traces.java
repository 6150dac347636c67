package io.fundsledger.command.api.problem;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The trace that the current request belongs to: the caller's, continued, or a new one. */
@Component
public final class Traces {

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    public @Nullable String traceId() {
        var context = current();
        return context == null ? null : context.traceId();
    }

    /** W3C trace context, to be stored with what the request does. */
    public @Nullable String traceparent() {
        var context = current();
        if (context == null) {
            return null;
        }
        var flags = Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00";
        return "00-" + context.traceId() + "-" + context.spanId() + flags;
    }

    private @Nullable TraceContext current() {
        return tracer.currentTraceContext().context();
    }
}
