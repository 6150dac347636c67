package io.fundsledger.cli.local;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.LocalStack;
import io.fundsledger.localstack.Ports;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stack and the three services on it. Everything ends with this JVM, at the latest: cleanly and in order by
 * {@link #close}, and without more ado if the JVM dies.
 */
public final class LocalLedger implements AutoCloseable {

    private static final Map<String, String> QUIET =
            Map.of("logging.level.root", "WARN", "spring.main.banner-mode", "off");

    private final LocalLedgerBuilder plan;
    private final ServiceFolder folder;
    private final LocalStack stack;
    private final Map<LedgerService, ServiceProcess> first = new EnumMap<>(LedgerService.class);
    private final List<ServiceProcess> processes = new ArrayList<>();
    private volatile @Nullable Wiring wiring;

    LocalLedger(LocalLedgerBuilder plan) {
        this.plan = plan;
        this.folder = plan.services();
        folder.check();
        for (var service : LedgerService.values()) {
            first.put(service, added(service, service.artifact(), plan.port(service), Map.of()));
        }
        this.stack = plan.stack();
    }

    public static LocalLedgerBuilder builder() {
        return new LocalLedgerBuilder();
    }

    /** Starts everything; where a part does not start, throws and leaves nothing behind. */
    public void start() {
        start(this::writingAndReading);
    }

    /** The same, of what takes commands and carries their events to Kafka; what reads is left out. */
    public void startWriting() {
        start(this::writing);
    }

    private void start(Consumer<Startup> parts) {
        var startup = new Startup(plan.progress());
        parts.accept(startup);
        try {
            startup.await();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void writing(Startup startup) {
        startup.part("programs", folder::prepare);
        startup.part("postgres", this::startPostgres);
        startup.part("kafka", () -> stack.start(Component.KAFKA));
        startup.part("command-service", service(LedgerService.COMMAND)::start, "programs", "postgres", "kafka");
    }

    private void writingAndReading(Startup startup) {
        writing(startup);
        startup.part("elasticsearch", () -> stack.start(Component.ELASTICSEARCH));
        startup.part("query-service", service(LedgerService.QUERY)::start, "programs", "postgres");
        startup.part(
                "projector-service",
                service(LedgerService.PROJECTOR)::start,
                "programs",
                "postgres",
                "kafka",
                "elasticsearch");
    }

    /**
     * Starts Postgres alone, and on it a service that ends by itself.
     *
     * @param arguments that have it do so
     * @param out gets what it prints
     * @return its exit code
     */
    public int runOnce(LedgerService service, List<String> arguments, PrintStream out) {
        var startup = new Startup(plan.progress());
        startup.part("programs", folder::prepare);
        startup.part("postgres", this::startPostgres);
        startup.await();
        var command = new ArrayList<>(folder.command(service));
        command.addAll(arguments);
        return OneRun.of(command, environment(service, service.artifact(), Ports.free(), QUIET), out);
    }

    private void startPostgres() {
        stack.start(Component.POSTGRES);
        wiring = Wiring.of(stack.postgres(), plan::port);
    }

    public LocalStack stack() {
        return stack;
    }

    public ServiceProcess service(LedgerService service) {
        var process = first.get(service);
        if (process == null) {
            throw new IllegalStateException("no " + service);
        }
        return process;
    }

    /** One more instance of a service, on a free port, not started yet. */
    public ServiceProcess another(LedgerService service) {
        return another(service, Map.of());
    }

    /** The same, with settings of its own. */
    public ServiceProcess another(LedgerService service, Map<String, String> settings) {
        return added(service, service.artifact() + "-" + (processes().size() + 1), Ports.free(), settings);
    }

    /**
     * A program that is none of the services, on a free port, with the services' JVM options and not started yet. It is
     * ready when it says so in the way of a service, and ends with the ledger.
     *
     * @param program what follows the JVM options
     */
    public ServiceProcess beside(String name, List<String> program, Map<String, String> settings) {
        var port = Ports.free();
        return add(new ServiceProcess(
                name, port, folder.command(program), () -> Wiring.environment(port, settings), folder.log(name)));
    }

    /** Stops an instance for good: it is no part of the ledger any more. */
    public void retire(ServiceProcess process) {
        process.retire();
        synchronized (this) {
            processes.remove(process);
        }
    }

    public synchronized List<ServiceProcess> processes() {
        return List.copyOf(processes);
    }

    /** The components, then the services. */
    public List<LedgerPart> parts() {
        var components = Arrays.stream(Component.values()).map(stack::process).map(StackPart::new);
        return Stream.<LedgerPart>concat(components, processes().stream()).toList();
    }

    private ServiceProcess added(LedgerService service, String name, int port, Map<String, String> own) {
        return add(new ServiceProcess(
                name, port, folder.command(service), () -> environment(service, name, port, own), folder.log(name)));
    }

    private synchronized ServiceProcess add(ServiceProcess process) {
        processes.add(process);
        return process;
    }

    private Map<String, String> environment(LedgerService service, String instance, int port, Map<String, String> own) {
        var known = wiring;
        if (known == null) {
            throw new IllegalStateException("Postgres was not started");
        }
        var settings = new LinkedHashMap<>(plan.settings(service));
        settings.putAll(own);
        return known.environment(service, instance, port, settings);
    }

    /** Ends the services, side by side, and then what they work with. */
    @Override
    public void close() {
        try (stack;
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes().forEach(process -> threads.execute(process::retire));
        }
    }
}
