package io.fundsledger.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A validator that is not ours, with formats checked. */
final class JsonSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema META_SCHEMA =
            REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private JsonSchemas() {}

    static List<Error> violations(JsonNode schema, JsonNode instance) {
        return REGISTRY.getSchema(schema)
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    static List<Error> violations(String schema, byte[] instance) {
        return violations(
                JsonMapper.shared().readTree(schema), JsonMapper.shared().readTree(instance));
    }

    static List<Error> violationsOfMetaSchema(JsonNode schema) {
        return META_SCHEMA.validate(schema);
    }
}
