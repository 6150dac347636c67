package io.fundsledger.projector.projection;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Continues the traces of the commands whose events are projected, so that log lines and spans can be followed there. */
public final class EventTraces {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int MOST_LINKS = 32;

    private final Tracer tracer;

    public EventTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A span that is current until it is closed. */
    public static final class Current implements AutoCloseable {

        private final Span span;
        private final Tracer.SpanInScope scope;

        private Current(Span span, Tracer.SpanInScope scope) {
            this.span = span;
            this.scope = scope;
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /** Part of the trace that all the events have in common; where there is none, of a new one with links to theirs. */
    Current continueAll(Projection projection, Collection<ProjectedEvent> events) {
        return current(
                "project " + projection.name(),
                events.stream()
                        .map(event -> event.recorded().origin().traceparent())
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_LINKS)
                        .map(this::context)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Part of the trace of one event, if it has one. */
    public Current continueOne(String name, @Nullable String traceparent) {
        return current(name, context(traceparent).stream().toList());
    }

    private Current current(String name, List<TraceContext> commands) {
        var span = tracer.spanBuilder().name(name).kind(Span.Kind.CONSUMER);
        if (commands.size() == 1) {
            span.setParent(commands.getFirst());
        } else {
            span.setNoParent();
            commands.forEach(command -> span.addLink(new Link(command)));
        }
        var started = span.start();
        return new Current(started, tracer.withSpan(started));
    }

    private Optional<TraceContext> context(@Nullable String traceparent) {
        var match = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(tracer.traceContextBuilder()
                .traceId(match.group(1))
                .spanId(match.group(2))
                .sampled((Integer.parseInt(match.group(3), 16) & 1) == 1)
                .build());
    }
}
