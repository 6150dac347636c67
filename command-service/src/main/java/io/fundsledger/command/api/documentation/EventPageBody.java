package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of events as it is shown. */
@Schema(name = "EventPage")
public record EventPageBody(
        List<EventBody> items,
        @Schema(description = "absent on the last page") String nextCursor) {}
