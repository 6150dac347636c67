package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LocalLedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs, as the supervisor writes it down for {@code down}, {@code status} and {@code import}.
 *
 * @param ready whether all parts have been ready once
 */
record LedgerState(ProcessId supervisor, boolean ready, List<Part> parts) {

    /**
     * A component or a service.
     *
     * @param address {@code http://host:port} where it speaks HTTP, {@code host:port} elsewhere
     */
    record Part(String name, ProcessId process, String address) {}

    static Optional<LedgerState> read(Path file) {
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(file), LedgerState.class));
        } catch (IOException | JacksonException noneOrNotOurs) {
            return Optional.empty();
        }
    }

    /** In one step: a reader sees the old or the new one. */
    void write(Path file) {
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(
                    next, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    boolean allAlive() {
        return parts.stream().allMatch(part -> part.process().isAlive());
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
