package io.fundsledger.projector.projection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as an index has it.
 *
 * @param partition of the event that it was made of
 * @param position of that event
 * @param fields by name, each as JSON
 */
public record IndexedDocument(int partition, long position, String id, Map<String, @Nullable String> fields) {}
