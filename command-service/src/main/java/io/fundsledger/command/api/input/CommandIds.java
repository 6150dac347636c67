package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids that a command has beside its fields: in the path of a request, or among the fields where it is in a batch. */
interface CommandIds {

    /** The text of an id; null if it is not there or not what can be read, which is then among the violations. */
    @Nullable String take(String name);

    /** What is wrong with an id. */
    Violation violation(String name, String detail);

    static CommandIds ofPath(Map<String, String> path) {
        return new CommandIds() {
            @Override
            public @Nullable String take(String name) {
                return path.get(name);
            }

            @Override
            public Violation violation(String name, String detail) {
                return Violation.inParameter(name, detail);
            }
        };
    }

    static CommandIds ofItem(FlatJson item, Violations violations) {
        return new CommandIds() {
            @Override
            public @Nullable String take(String name) {
                var text = name.equals("accountId")
                        ? item.strings().remove(name)
                        : item.numbers().remove(name);
                if (text == null) {
                    var given = item.remove(name);
                    violations.add(violation(name, given ? wrong(name) : "is missing"));
                }
                return text;
            }

            @Override
            public Violation violation(String name, String detail) {
                return Violation.inBody(name, detail);
            }
        };
    }

    private static String wrong(String name) {
        return name.equals("accountId") ? "has to be a JSON string" : "has to be a JSON number";
    }
}
