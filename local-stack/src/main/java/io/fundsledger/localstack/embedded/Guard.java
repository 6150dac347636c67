package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.StackRuntime.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Sees to it that a server does not outlive this process, however this process ends; see guard.sh. */
final class Guard {

    private static final String SCRIPT = read();

    private Guard() {}

    static List<String> over(Recipe recipe, Place place) {
        String scratch = place.scratch() ? place.folder().toString() : "";
        Stream<String> guard = Stream.of("setsid", "sh", "-c", SCRIPT, "guard", recipe.stopSignal(), scratch);
        return Stream.concat(guard, recipe.command().stream()).toList();
    }

    private static String read() {
        try (InputStream in = Guard.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new IllegalStateException("guard.sh is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
