package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.StackRuntime.Place;
import java.util.List;
import java.util.stream.Stream;

/** Sees to it that a server does not outlive this process, however this process ends; see guard.sh. */
final class Guard {

    private static final String SCRIPT = Resource.read("guard.sh");

    private Guard() {}

    static List<String> over(Recipe recipe, Place place) {
        String scratch = place.scratch() ? place.folder().toString() : "";
        Stream<String> guard = Stream.of("setsid", "sh", "-c", SCRIPT, "guard", recipe.stopSignal(), scratch);
        return Stream.concat(guard, recipe.command().stream()).toList();
    }
}
