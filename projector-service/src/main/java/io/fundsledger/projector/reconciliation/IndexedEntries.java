package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.projection.Generation;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The documents of the search index in the order of account and entry. */
public interface IndexedEntries {

    /** Makes what was changed visible to the next {@link #after}, whoever changed it. */
    void refresh(Generation generation) throws IOException;

    /**
     * The documents after an entry, with {@code _id} and {@code _source}.
     *
     * @param lastAccount none of a later account; null for all
     */
    List<JsonNode> after(UUID account, long version, @Nullable UUID lastAccount, int limit, Generation generation)
            throws IOException;
}
