package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.StackRuntime.Place;
import java.util.List;
import java.util.stream.Stream;

/** Sees to it that a process does not outlive this one, however this one ends; see guard.sh. */
public final class Guard {

    private static final String SCRIPT = Resource.read("guard.sh");

    private Guard() {}

    /** The command to start instead, with its standard input left a pipe; it becomes {@code command}. */
    public static List<String> over(String stopSignal, List<String> command) {
        return over(stopSignal, "", command);
    }

    static List<String> over(Recipe recipe, Place place) {
        return over(recipe.stopSignal(), place.scratch() ? place.folder().toString() : "", recipe.command());
    }

    private static List<String> over(String stopSignal, String scratch, List<String> command) {
        Stream<String> guard = Stream.of("setsid", "sh", "-c", SCRIPT, "guard", stopSignal, scratch);
        return Stream.concat(guard, command.stream()).toList();
    }
}
