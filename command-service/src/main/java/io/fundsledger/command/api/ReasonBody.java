package io.fundsledger.command.api;

import io.fundsledger.command.api.input.Fields;
import io.fundsledger.command.api.input.TextRule;
import io.fundsledger.events.EventText.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why the state of an account is changed. */
@Schema(name = "Reason", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReasonBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 500,
                description = "why the command was given",
                example = "asked for by the owner")
        @Nullable String reason) {

    static ReasonBody read(Fields fields) {
        return new ReasonBody(fields.required("reason", fields.text("reason", TextRule.REASON)));
    }

    @Nullable PlainText text() {
        return PlainText.ofEntry(null, null, null, reason);
    }
}
