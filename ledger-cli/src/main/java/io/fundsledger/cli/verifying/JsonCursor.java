package io.fundsledger.cli.verifying;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where values of JSON without blanks end; each throws FaultFound where there is no such value. */
final class JsonCursor {

    private JsonCursor() {}

    /** The place of the quotation mark that ends a string. */
    static int stringEnd(byte[] json, int begin, int end) {
        for (var at = begin; at < end; at++) {
            if (json[at] == '"') {
                return at;
            }
            if (json[at] == '\\') {
                at++;
            }
        }
        throw new FaultFound("the line ends within a text");
    }

    /** The text that a string means, which stands between these places, without its quotation marks. */
    static String text(byte[] json, int begin, int end) {
        try {
            return JsonMapper.shared().readValue(json, begin - 1, end - begin + 2, String.class);
        } catch (JacksonException notJson) {
            throw new FaultFound("the line has a text that is not JSON");
        }
    }

    /** The place after a value that is neither a string nor an object. */
    static int plainEnd(byte[] json, int begin, int end) {
        for (var at = begin; at < end; at++) {
            if (json[at] == ',' || json[at] == '}' || json[at] == ']') {
                return at;
            }
        }
        throw new FaultFound("the line ends within its data");
    }

    /** The place after an object or a list, whatever is in it. */
    static int nestedEnd(byte[] json, int begin, int end) {
        var depth = 0;
        for (var at = begin; at < end; at++) {
            switch (json[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> at = stringEnd(json, at + 1, end);
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        throw new FaultFound("the line ends within its data");
    }
}
