package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.StackRuntime.Place;
import java.nio.file.Path;
import java.util.List;

/** The Java that servers run on: the one that runs this. */
final class Jvm {

    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String java() {
        return home().resolve("bin").resolve("java").toString();
    }

    /** A server that lives for minutes does not earn back what the optimizing compiler costs at its start. */
    static List<String> tuning(Place place) {
        return place.scratch() ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }
}
