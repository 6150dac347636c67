package io.fundsledger.query.stream;

import io.fundsledger.events.LogPosition;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a stream begins. */
record StreamFilter(
        @Parameter(
                description = "After which position: all changes since then come first. Without it, and without"
                        + " Last-Event-ID, the stream begins with the account as it is")
        @Schema(type = "string", example = "5:1023")
        @Nullable LogPosition from) {}
