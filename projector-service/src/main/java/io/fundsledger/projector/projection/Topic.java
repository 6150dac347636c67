package io.fundsledger.projector.projection;

import java.util.Map;

/**
 * The topic as Kafka last described it.
 *
 * @param id a topic that was deleted and made anew has another
 * @param endOffsets by partition, where the next record will be
 */
public record Topic(String id, Map<Integer, Long> endOffsets) {

    int partitions() {
        return endOffsets.size();
    }
}
