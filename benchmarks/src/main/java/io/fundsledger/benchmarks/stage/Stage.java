package io.fundsledger.benchmarks.stage;

import io.fundsledger.benchmarks.bare.BareService;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.local.ServiceProcess;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.LocalStack;
import io.fundsledger.localstack.Passwords;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A whole ledger of its own, on free ports, and what a benchmark needs to get at its parts. */
public final class Stage implements AutoCloseable {

    private final LocalLedger ledger;

    private Stage(LocalLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A stage of which nothing runs yet.
     *
     * @param folder which the servers' user can enter
     */
    public static Stage in(Path folder, Consumer<String> progress) {
        return new Stage(LocalLedger.builder()
                .dataDir(folder.resolve("stack"))
                .logDir(folder.resolve("logs"))
                .programDir(folder.resolve("run"))
                // What a rebuild leaves behind is not to be fed while something else is measured.
                .setting(LedgerService.PROJECTOR, "ledger.rebuild.grace", "1s")
                .onProgress(progress)
                .build());
    }

    public void start() {
        ledger.start();
    }

    /** Starts what takes commands and carries their events to Kafka, and nothing that reads. */
    public void startWriting() {
        ledger.startWriting();
    }

    public URI commands() {
        return ledger.service(LedgerService.COMMAND).url();
    }

    public long commandsPid() {
        return ledger.service(LedgerService.COMMAND).pid();
    }

    public URI queries() {
        return ledger.service(LedgerService.QUERY).url();
    }

    public URI projections() {
        return ledger.service(LedgerService.PROJECTOR).url();
    }

    public URI elasticsearch() {
        return URI.create(stack().elasticsearch().url());
    }

    public String kafka() {
        return stack().kafka().bootstrapServers();
    }

    public LocalStack stack() {
        return ledger.stack();
    }

    public Views views() {
        return new Views(database("views"), log());
    }

    public EventStore log() {
        return new EventStore(database("event_store"));
    }

    /** Any database of this Postgres. */
    public AdminDatabase database(String name) {
        return new AdminDatabase(stack().postgres().superuserUrl(name));
    }

    /** One more query-service, which asks another Elasticsearch; close it with {@link #retire}. */
    public ServiceProcess queriesOf(URI elasticsearch) {
        return started(
                ledger.another(LedgerService.QUERY, Map.of("spring.elasticsearch.uris", elasticsearch.toString())));
    }

    /** One more command-service, with a log and a topic of its own; close it with {@link #retire}. */
    public ServiceProcess commandsOf(Database log, String topic) {
        return started(ledger.another(
                LedgerService.COMMAND, Map.of("spring.datasource.url", log.jdbcUrl(), "ledger.topic", topic)));
    }

    /** The bare handler, on the views of this ledger; close it with {@link #retire}. */
    public ServiceProcess bareService() {
        var views = stack().postgres().createViews("views");
        var settings = Map.of(
                "spring.datasource.url", views.jdbcUrl(),
                "spring.datasource.username", views.user(),
                "spring.datasource.password", Passwords.LEDGER);
        var program = List.of("-cp", System.getProperty("java.class.path"), BareService.class.getName());
        return started(ledger.beside("bare-handler", program, settings));
    }

    private static ServiceProcess started(ServiceProcess process) {
        process.start();
        return process;
    }

    public void retire(ServiceProcess process) {
        ledger.retire(process);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
