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
 */
record ServiceFolder(Path home, Path logs, List<String> jvmOptions) {

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
        var jar = home.resolve(service.artifact(), "target", service.artifact() + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new LocalLedgerException(jar + " is missing: build the project first (mvn package)");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
