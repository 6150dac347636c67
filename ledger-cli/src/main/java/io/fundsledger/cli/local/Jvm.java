package io.fundsledger.cli.local;

import java.nio.file.Path;

/** The JVM that this process runs on, to start others with. */
public final class Jvm {

    private Jvm() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
