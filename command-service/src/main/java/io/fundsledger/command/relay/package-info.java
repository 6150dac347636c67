/** Carries the log to Kafka, in order and without a gap. */
@NullMarked
package io.fundsledger.command.relay;

import org.jspecify.annotations.NullMarked;
