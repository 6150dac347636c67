package io.fundsledger.events;

/** An event type or version that this release of shared-events cannot read. */
public final class UnknownEventException extends RuntimeException {

    private final String eventName;
    private final int schemaVersion;

    public UnknownEventException(String eventName, int schemaVersion) {
        super("this release does not know the event %s v%d: upgrade shared-events to the release that the writer uses"
                .formatted(eventName, schemaVersion));
        this.eventName = eventName;
        this.schemaVersion = schemaVersion;
    }

    public String eventName() {
        return eventName;
    }

    public int schemaVersion() {
        return schemaVersion;
    }
}
