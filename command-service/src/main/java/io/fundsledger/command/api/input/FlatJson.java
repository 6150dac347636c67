package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One JSON object of single values: all that a command is. A field that is null is as good as absent.
 *
 * @param strings the fields that are strings, by name
 * @param numbers the fields that are numbers, by name, as they are written
 * @param flags the fields that are true or false, by name
 * @param others the names of fields that are anything else
 */
record FlatJson(
        Map<String, String> strings, Map<String, String> numbers, Map<String, Boolean> flags, Set<String> others) {

    static final FlatJson EMPTY = new FlatJson(Map.of(), Map.of(), Map.of(), Set.of());

    /** Reads a text that is one object, strictly; a field given twice is a violation. */
    static FlatJson read(String text, Violations violations) {
        return OneObject.read(text, json -> readFields(json, violations));
    }

    Stream<String> names() {
        return Stream.of(strings.keySet(), numbers.keySet(), flags.keySet(), others)
                .flatMap(Set::stream);
    }

    /** Takes a field out, whatever it is; whether it was there. */
    boolean remove(String name) {
        var wasGiven = others.remove(name);
        wasGiven |= strings.remove(name) != null;
        wasGiven |= numbers.remove(name) != null;
        wasGiven |= flags.remove(name) != null;
        return wasGiven;
    }

    /** Reads on after the beginning of an object, to its end. */
    static FlatJson readFields(JsonParser json, Violations violations) {
        var strings = new HashMap<String, String>();
        var numbers = new HashMap<String, String>();
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
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.put(name, json.getString());
                case VALUE_TRUE -> flags.put(name, true);
                case VALUE_FALSE -> flags.put(name, false);
                case VALUE_NULL -> {}
                default -> {
                    others.add(name);
                    json.skipChildren();
                }
            }
        }
        return new FlatJson(strings, numbers, flags, others);
    }
}
