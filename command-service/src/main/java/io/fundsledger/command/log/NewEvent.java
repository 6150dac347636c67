package io.fundsledger.command.log;

import io.fundsledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended, complete with its place and hash.
 *
 * @param event what will be published
 * @param idempotencyKey on a command's first event, else null
 * @param fingerprint on a command's first event, else null
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewEvent(RecordedEvent event, @Nullable String idempotencyKey, byte @Nullable [] fingerprint) {}
