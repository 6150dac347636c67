package io.fundsledger.command.log;

import io.fundsledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended, complete with its place and hash.
 *
 * @param event what will be published
 * @param settles the version of the hold that it ends or of the entry that it reverses, on the same account; else null
 * @param command on a command's first event, else null
 */
public record NewEvent(
        RecordedEvent event,
        @Nullable Long settles,
        @Nullable CommandHead command) {}
