package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry as one view tells of it.
 *
 * @param fields what it tells; null is an absent value, a field that is not there is none of the view's
 * @param contradicted what does not follow from the rest of the same view
 */
record EntryRow(EntryKey key, LogPosition at, Map<Field, @Nullable String> fields, Set<Field> contradicted) {}
