package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object of strings and flags: all that a command's body is. A field that is null is as good as absent.
 *
 * @param strings the fields that are strings, by name
 * @param flags the fields that are true or false, by name
 * @param others the names of fields that are anything else
 */
record FlatJson(Map<String, String> strings, Map<String, Boolean> flags, Set<String> others) {

    /** Numbers are never converted, so that their length costs nothing; the body's is limited. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Reads strictly; a field given twice is a violation. */
    static FlatJson read(String text, Violations violations) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, json);
            var fields = readFields(json, violations);
            expect(json.nextToken() == null, json);
            return fields;
        } catch (JacksonException notJson) {
            var place = notJson.getLocation();
            throw malformed(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr());
        }
    }

    Stream<String> names() {
        return Stream.of(strings.keySet(), flags.keySet(), others).flatMap(Set::stream);
    }

    private static FlatJson readFields(JsonParser json, Violations violations) {
        var strings = new HashMap<String, String>();
        var flags = new HashMap<String, Boolean>();
        var others = new HashSet<String>();
        var names = new HashSet<String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            if (!names.add(name)) {
                violations.add(Violation.inBody(name, "is given more than once"));
            }
            switch (json.nextToken()) {
                case VALUE_STRING -> strings.put(name, json.getString());
                case VALUE_TRUE -> flags.put(name, true);
                case VALUE_FALSE -> flags.put(name, false);
                case VALUE_NULL -> {}
                default -> {
                    others.add(name);
                    json.skipChildren();
                }
            }
        }
        return new FlatJson(strings, flags, others);
    }

    private static void expect(boolean asExpected, JsonParser json) {
        if (!asExpected) {
            var place = json.currentTokenLocation();
            throw malformed(place.getLineNr(), place.getColumnNr());
        }
    }

    private static ProblemException malformed(int line, int column) {
        return Problem.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The body is not one JSON object: see line %d, column %d.".formatted(line, column))
                .asException();
    }
}
