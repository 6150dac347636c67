package io.fundsledger.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the services' jars come from and where their logs go.
 *
 * @param home the project, built
 * @param copies where the jars are copied to and run from; null: they are run from where they are
 */
record ServiceFolder(Path home, @Nullable Path copies, Path logs, List<String> jvmOptions) {

    ServiceFolder {
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot make the folder " + logs + ": " + e.getMessage(), e);
        }
    }

    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    List<String> command(LedgerService service) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar(service).toString()));
        return command;
    }

    private Path jar(LedgerService service) {
        var built = home.resolve(service.artifact(), "target", service.artifact() + ".jar");
        if (!Files.isRegularFile(built)) {
            throw new LocalLedgerException(built + " is missing: build the project first (mvn package)");
        }
        return copies == null ? built : JarCopy.of(built, copies);
    }
}
