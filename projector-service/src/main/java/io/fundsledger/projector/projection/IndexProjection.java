package io.fundsledger.projector.projection;

import java.io.IOException;
import java.util.List;

/**
 * A projection into an index outside of Postgres. What it writes of an event depends on that event alone, so that an
 * event may be written again.
 */
public non-sealed interface IndexProjection extends Projection {

    boolean exists(Generation generation) throws IOException;

    /** Makes the index; one that is there already is left as it is. */
    void create(Generation generation) throws IOException;

    /** Deletes the index, if there is one. */
    void delete(Generation generation) throws IOException;

    /**
     * Writes the events. On return every one of them is durable and found by a search.
     *
     * @throws UnprojectableEventException if the index refuses an event
     * @throws IOException if the index cannot be reached, or not all was written for a passing reason
     */
    void apply(List<ProjectedEvent> events, Generation generation) throws IOException;
}
