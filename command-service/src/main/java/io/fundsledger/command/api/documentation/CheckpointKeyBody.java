package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.annotations.media.Schema;

/** The public half of the key that signs now. */
@Schema(name = "CheckpointKey")
public record CheckpointKeyBody(
        @Schema(description = "SHA-256 of the key as DER, hexadecimal; every checkpoint names it")
        String keyId,

        @Schema(description = "PEM; for comparing with the one that you were given, never instead of it")
        String publicKey) {}
