package io.fundsledger.command.api.input;

import io.fundsledger.command.api.problem.Problem;
import io.fundsledger.command.api.problem.ProblemException;
import io.fundsledger.command.api.problem.ProblemType;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A text that is one JSON object, and nothing before or after it. */
final class OneObject {

    /** Numbers are never converted, so that their length costs nothing; the body's is limited. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private OneObject() {}

    /** Reads the object's fields with a function that gets the parser after its beginning and leaves it at its end. */
    static <T> T read(String text, Function<JsonParser, T> fields) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, json);
            var read = fields.apply(json);
            expect(json.nextToken() == null, json);
            return read;
        } catch (JacksonException notJson) {
            var place = notJson.getLocation();
            throw malformed(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr());
        }
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
