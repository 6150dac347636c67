package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** An event as it is shown: CloudEvents' JSON format, all attributes as strings. */
@Schema(name = "Event", description = "CloudEvents 1.0 in JSON; further attributes may come")
public record EventBody(
        @Schema(example = "1.0") String specversion,
        @Schema(description = "UUIDv7 of the event") String id,

        @Schema(example = "/ledger/0197d6f0-3c5c-7a3e-9a54-6c2b8f1f2a10")
        String source,

        @Schema(example = "io.fundsledger.account.money-withdrawn.v1")
        String type,

        @Schema(description = "the account's id") String subject,
        @Schema(description = "when it was recorded") String time,
        @Schema(example = "5") String partition,
        @Schema(example = "1023") String position,

        @Schema(description = "the account's version with this event", example = "42")
        String accountversion,

        @Schema(description = "who was asking") String actor,
        @Schema(description = "SHA-256, hexadecimal") String previoushash,

        @Schema(description = "SHA-256, hexadecimal, over the previous hash and all that is published")
        String hash,

        Map<String, Object> data) {}
