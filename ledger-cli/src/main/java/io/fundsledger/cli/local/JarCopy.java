package io.fundsledger.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies what a process is to run from: a build writes over jars in place, and whoever runs from them stumbles. */
public final class JarCopy {

    private JarCopy() {}

    public static Path of(Path jar, Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot copy " + jar + " to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A jar together with the {@code lib} folder beside it. */
    public static Path withLibraries(Path jar, Path folder) {
        try (var libraries = Files.list(jar.resolveSibling("lib"))) {
            libraries.forEach(library -> of(library, folder.resolve("lib")));
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot copy the libraries of " + jar + ": " + e.getMessage(), e);
        }
        return of(jar, folder);
    }
}
