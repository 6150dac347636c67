package io.fundsledger.projector.projection;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A projection into an index outside of Postgres. What it writes of an event depends on that event alone, so that an
 * event may be written again.
 */
public non-sealed interface IndexProjection extends Projection {

    boolean exists(Generation generation) throws IOException;

    /** Makes the index, for writing in bulk and for no reader; one that is there already is left as it is. */
    void create(Generation generation) throws IOException;

    /** Deletes the index, if there is one. */
    void delete(Generation generation) throws IOException;

    /** Gives the index what readers need, such as replicas, and makes all that was written visible. */
    void loaded(Generation generation) throws IOException;

    /** Makes the alias by which readers may find the index that of this generation, and of no other. */
    void show(Generation generation) throws IOException;

    /** Makes what was written visible to searches. */
    void refresh(Generation generation) throws IOException;

    /**
     * After how long, in catching up, the end of a batch makes visible what was written: each refresh leaves a segment to be
     * merged.
     */
    default Duration longestUnseen() {
        return Duration.ofSeconds(2);
    }

    /** What the index has of the events up to given positions, in the order of partition and position, never all at once. */
    Iterator<IndexedDocument> documents(Generation generation, Map<Integer, Long> upTo);

    /**
     * Writes the events. On return every one of them is durable; a search may not find it before {@link #refresh}.
     *
     * @throws UnprojectableEventException if the index refuses an event
     * @throws IOException if the index cannot be reached, or not all was written for a passing reason
     */
    void apply(List<ProjectedEvent> events, Generation generation) throws IOException;
}
