package io.fundsledger.simulation.store;

import io.fundsledger.command.log.NewEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction adds to the log.
 *
 * @param events in the order in which they were appended
 * @param numbers account numbers taken, and for whom
 */
public record StoredCommit(List<NewEvent> events, Map<String, UUID> numbers) {}
