package io.fundsledger.command.logimport;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.fundsledger.command.log.LedgerFounding;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.LogImportSteps;
import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.command.log.WrongStoreException;
import io.fundsledger.events.HashChain;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the service does instead of serving when it is started with {@code --ledger.import-log=FILE}: it makes its event
 * store of the file, and ends. Its settings are the usual ones; it needs the event store and nothing else.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
public final class LogImportRun {

    private static final String OPTION = "ledger.import-log";

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails store;

    LogImportRun(JdbcClient jdbc, JdbcConnectionDetails store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Whether these arguments ask for it. */
    public static boolean isAskedFor(String... arguments) {
        return new SimpleCommandLinePropertySource(arguments).containsProperty(OPTION);
    }

    /** Imports, and says how it goes; returns the exit code. */
    public static int run(PrintStream out, String... arguments) throws InterruptedException {
        var application = new SpringApplicationBuilder(LogImportRun.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false);
        var file = Path.of(String.valueOf(new SimpleCommandLinePropertySource(arguments).getProperty(OPTION)));
        try (var exported = ExportedLog.open(file);
                var context = application.run(arguments)) {
            context.getBean(LogImportRun.class).run(exported, out);
            return 0;
        } catch (LogImportException | WrongStoreException refused) {
            out.println("import stopped: " + refused.getMessage());
        } catch (StoreUnavailableException away) {
            out.println(
                    "import stopped: " + away.getMessage() + ". Nothing is lost: the same command goes on from here.");
        }
        return 1;
    }

    private void run(ExportedLog file, PrintStream out) throws InterruptedException {
        new LedgerFounding(jdbc).openCopy(file.ledger(), HashChain.FORMAT);
        var steps = new LogImportSteps(jdbc);
        steps.begin();
        var heads = new LogReader(jdbc, file.ledger())
                .heads().stream().collect(toMap(PartitionHead::partition, identity()));
        var connections = new LogConnections(
                store.getJdbcUrl(), String.valueOf(store.getUsername()), String.valueOf(store.getPassword()));
        try (var log = new PostgresEventLog(connections, file.ledger())) {
            new LogImport(file, log, heads, new ImportProgress(out)::add).run();
        }
        steps.finish();
        out.println(String.format(
                Locale.ROOT,
                "%,d events of ledger %s are imported",
                file.events(),
                file.ledger().ledgerId()));
    }
}
