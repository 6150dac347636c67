package io.fundsledger.projector.projection;

import java.time.Duration;

/**
 * A view of the log, or several, kept up to date by {@link ProjectionRunner}. A bean of one of the two kinds is all that
 * a new view needs: it starts at the first event ever recorded.
 */
public sealed interface Projection permits TableProjection, IndexProjection {

    /** Lower-case letters and hyphens; names the consumer group, the tables or index, the metrics. */
    String name();

    /** Raised when the same events would give other rows. */
    int version();

    /** How long events are gathered before the next batch, unless somebody waits for them. */
    default Duration pace() {
        return Duration.ZERO;
    }
}
