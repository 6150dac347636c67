package io.fundsledger.simulation.topic;

import io.fundsledger.events.RecordedEvent;

/** Sees what happens to the topic. */
public interface TopicWitness {

    /** Right after it. */
    void appended(int partition, RecordedEvent event);

    /** All records of a partition were deleted. */
    void cleared(int partition);
}
