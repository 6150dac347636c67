package io.fundsledger.localstack.embedded;

import java.nio.file.Path;

/** The Java that servers run on: the one that runs this. */
final class Jvm {

    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String java() {
        return home().resolve("bin").resolve("java").toString();
    }
}
