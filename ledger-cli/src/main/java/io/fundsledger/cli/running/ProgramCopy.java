package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LocalLedgerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** This program once more, out of the way of a build, which writes over jars in place. */
final class ProgramCopy {

    private ProgramCopy() {}

    /** The class path of the copy; where this is not run from a jar, its own. */
    static String in(Path folder) {
        var classPath = System.getProperty("java.class.path");
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            return classPath;
        }
        var jar = Path.of(classPath);
        try (var libraries = Files.list(jar.resolveSibling("lib"))) {
            for (var library : libraries.toList()) {
                copy(library, folder.resolve("lib"));
            }
            return copy(jar, folder).toString();
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot copy " + jar + " to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path copy(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
