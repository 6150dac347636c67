package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The body of a batch.
 *
 * @param items in order; nothing of them has been looked at yet
 */
record BatchJson(boolean atomic, List<Item> items) {

    /** One command: its fields, and what is wrong with it already. */
    record Item(FlatJson fields, Violations violations) {}

    static BatchJson read(String text, Violations violations) {
        return OneObject.read(text, json -> new Reading(json, violations).batch());
    }

    private static final class Reading {
        private final JsonParser json;
        private final Violations violations;
        private final List<Item> items = new ArrayList<>();
        private boolean atomic;

        Reading(JsonParser json, Violations violations) {
            this.json = json;
            this.violations = violations;
        }

        BatchJson batch() {
            var names = new HashSet<String>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                if (!names.add(name)) {
                    violations.add(Violation.inBody(name, "is given more than once"));
                }
                var value = json.nextToken();
                switch (name) {
                    case "atomic" -> atomic(value);
                    case "commands" -> commands(value);
                    default -> wrong(name, "is not known here");
                }
            }
            if (!names.contains("commands")) {
                violations.add(Violation.inBody("commands", "is missing"));
            }
            return new BatchJson(atomic, items);
        }

        private void atomic(JsonToken value) {
            if (value.isBoolean()) {
                atomic = value == JsonToken.VALUE_TRUE;
            } else {
                wrong("atomic", "has to be true or false");
            }
        }

        private void commands(JsonToken value) {
            if (value != JsonToken.START_ARRAY) {
                wrong("commands", "has to be a JSON array");
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (items.size() == BatchCall.MOST_ITEMS) {
                    violations.add(Violation.inBody("commands", "has at most %d".formatted(BatchCall.MOST_ITEMS)));
                    violations.refuseIfAny(); // before more of them fill the memory
                }
                command();
            }
        }

        private void command() {
            var ofItem = new Violations();
            if (json.currentToken() == JsonToken.START_OBJECT) {
                items.add(new Item(FlatJson.readFields(json, ofItem), ofItem));
            } else {
                json.skipChildren();
                violations.add(Violation.inBody(
                        "commands", "has to hold objects only: see its place %d".formatted(items.size())));
                items.add(new Item(FlatJson.EMPTY, ofItem));
            }
        }

        private void wrong(String name, String detail) {
            json.skipChildren();
            violations.add(Violation.inBody(name, detail));
        }
    }
}
