package io.fundsledger.cli.local;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.LocalStack;
import io.fundsledger.localstack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a ledger on this machine is to be like; without a word more, on free ports, with its data gone at the end. */
public final class LocalLedgerBuilder {

    private static final List<String> SMALL_JVM = List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

    private final Map<LedgerService, Integer> servicePorts = new EnumMap<>(LedgerService.class);
    private final Map<Component, Integer> stackPorts = new EnumMap<>(Component.class);
    private final Map<LedgerService, Map<String, String>> settings = new EnumMap<>(LedgerService.class);
    private final List<String> jvmOptions = new ArrayList<>(SMALL_JVM);
    private Path home = Path.of(System.getProperty("ledger.home", ".")).toAbsolutePath();
    private Consumer<String> progress = line -> {};
    private @Nullable Path dataDir;
    private @Nullable Path logDir;
    private @Nullable Path programDir;

    LocalLedgerBuilder() {}

    /** The project whose jars are run; default: the system property {@code ledger.home}. */
    public LocalLedgerBuilder home(Path project) {
        home = project.toAbsolutePath();
        return this;
    }

    /** Keeps the data in this folder. */
    public LocalLedgerBuilder dataDir(Path folder) {
        dataDir = folder;
        return this;
    }

    /** Where the services' logs go; default: a temporary folder. */
    public LocalLedgerBuilder logDir(Path folder) {
        logDir = folder;
        return this;
    }

    /** Where the jars are extracted to; kept, the next start is quicker. */
    public LocalLedgerBuilder programDir(Path folder) {
        programDir = folder;
        return this;
    }

    public LocalLedgerBuilder port(LedgerService service, int port) {
        servicePorts.put(service, port);
        return this;
    }

    public LocalLedgerBuilder port(Component component, int port) {
        stackPorts.put(component, port);
        return this;
    }

    /** A property of a service's configuration. */
    public LocalLedgerBuilder setting(LedgerService service, String property, String value) {
        settings.computeIfAbsent(service, _ -> new LinkedHashMap<>()).put(property, value);
        return this;
    }

    /** For the services, after the usual ones. */
    public LocalLedgerBuilder jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** Is told of each part that is ready. */
    public LocalLedgerBuilder onProgress(Consumer<String> listener) {
        progress = listener;
        return this;
    }

    /** A ledger of which nothing runs yet. */
    public LocalLedger build() {
        return new LocalLedger(this);
    }

    /** A ledger that is ready. */
    public LocalLedger start() {
        var ledger = build();
        ledger.start();
        return ledger;
    }

    LocalStack stack() {
        var stack = LocalStack.builder();
        for (var component : Component.values()) {
            stack.port(component, port(component));
        }
        return dataDir == null ? stack.closedByCaller() : stack.dataDir(dataDir).closedByCaller();
    }

    ServiceFolder services() {
        return new ServiceFolder(home, folder(programDir), folder(logDir), List.copyOf(jvmOptions));
    }

    private static Path folder(@Nullable Path given) {
        try {
            return given == null ? Files.createTempDirectory("ledger-") : given;
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    int port(LedgerService service) {
        return servicePorts.computeIfAbsent(service, _ -> Ports.free());
    }

    int port(Component component) {
        return stackPorts.computeIfAbsent(component, _ -> Ports.free());
    }

    Map<String, String> settings(LedgerService service) {
        return settings.getOrDefault(service, Map.of());
    }

    Consumer<String> progress() {
        return progress;
    }
}
