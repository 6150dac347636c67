package io.fundsledger.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the services' jars come from and where their logs go.
 *
 * @param home the project, built
 * @param programs where the jars are extracted to and run from
 */
record ServiceFolder(Path home, Path programs, Path logs, List<String> jvmOptions) {

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

    /** Throws where the project is not built. */
    void check() {
        for (var service : LedgerService.values()) {
            if (!Files.isRegularFile(built(service))) {
                throw new LocalLedgerException(built(service) + " is missing: build the project first (mvn package)");
            }
        }
    }

    /** Extracts the jars, where that was not done yet. */
    void prepare() {
        for (var service : LedgerService.values()) {
            ExtractedJar.prepare(built(service), program(service));
        }
    }

    List<String> command(LedgerService service) {
        return command(List.of(
                "-jar", program(service).resolve(built(service).getFileName()).toString()));
    }

    /** @param program what follows the JVM options */
    List<String> command(List<String> program) {
        var command = new ArrayList<String>();
        command.add(Jvm.java());
        command.addAll(jvmOptions);
        command.addAll(program);
        return command;
    }

    private Path built(LedgerService service) {
        return home.resolve(service.artifact(), "target", service.artifact() + ".jar");
    }

    private Path program(LedgerService service) {
        return programs.resolve(service.artifact());
    }
}
