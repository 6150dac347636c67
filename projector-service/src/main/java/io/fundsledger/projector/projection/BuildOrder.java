package io.fundsledger.projector.projection;

import java.util.Map;

/**
 * What a generation has to heed while it is built.
 *
 * @param loading whether to leave out what only readers need
 * @param holdAt by partition, the last position that may be applied for now; a partition that is not there is free
 */
public record BuildOrder(boolean loading, Map<Integer, Long> holdAt) {
    public static final BuildOrder NONE = new BuildOrder(false, Map.of());

    boolean holds(int partition, long position) {
        return position >= holdAt.getOrDefault(partition, Long.MAX_VALUE);
    }
}
