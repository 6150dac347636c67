package io.fundsledger.projector.projection;

/** An event that a projection cannot apply, now or later: its partition has to stop before it. */
public final class UnprojectableEventException extends RuntimeException {

    private final transient ProjectedEvent event;
    private final String reason;

    public UnprojectableEventException(ProjectedEvent event, String reason) {
        super("%s: %s".formatted(event.recorded(), reason));
        this.event = event;
        this.reason = String.valueOf(getMessage());
    }

    public UnprojectableEventException(ProjectedEvent event, Throwable cause) {
        this(event, Reasons.of(cause));
        initCause(cause);
    }

    /** Names the event and says what is wrong with it. */
    String reason() {
        return reason;
    }

    ProjectedEvent event() {
        return event;
    }
}
