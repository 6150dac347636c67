package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;

/** Schemas of strings, in OpenAPI 3.1's own form. */
final class Strings {

    private Strings() {}

    static Schema<?> any() {
        return new JsonSchema().types(Set.of("string"));
    }

    static Schema<?> uuid() {
        return any().format("uuid");
    }

    static Schema<?> matching(String pattern) {
        return any().pattern(pattern);
    }
}
