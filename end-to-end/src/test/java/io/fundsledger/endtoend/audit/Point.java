package io.fundsledger.endtoend.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A place in the order of the log at which a command may have been decided.
 *
 * @param versions of the accounts that the command is about; 0 is not opened
 */
record Point(Instant at, Map<UUID, Long> versions) {}
