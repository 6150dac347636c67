package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedgerBuilder;
import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Ports;
import picocli.CommandLine.Option;

/** The ports of a local ledger: well-known ones, so that a database client or a bookmark finds them again. */
final class PortOptions {

    @Option(names = "--command-port", paramLabel = "PORT", description = "Default: 8081. 0: any free one, as below.")
    private int command = LedgerService.COMMAND.usualPort();

    @Option(names = "--projector-port", paramLabel = "PORT", description = "Default: 8082.")
    private int projector = LedgerService.PROJECTOR.usualPort();

    @Option(names = "--query-port", paramLabel = "PORT", description = "Default: 8083.")
    private int query = LedgerService.QUERY.usualPort();

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
    private int postgres = 15_432;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
    private int kafka = 19_092;

    @Option(names = "--elasticsearch-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
    private int elasticsearch = 19_200;

    void apply(LocalLedgerBuilder ledger) {
        apply(ledger, LedgerService.COMMAND, command);
        apply(ledger, LedgerService.PROJECTOR, projector);
        apply(ledger, LedgerService.QUERY, query);
        apply(ledger, Component.POSTGRES, postgres);
        apply(ledger, Component.KAFKA, kafka);
        apply(ledger, Component.ELASTICSEARCH, elasticsearch);
    }

    /** Throws if a port is taken that something is to listen on: better now than when half of the ledger has started. */
    void requireFree() {
        requireFree(command, LedgerService.COMMAND.artifact(), "--command-port");
        requireFree(projector, LedgerService.PROJECTOR.artifact(), "--projector-port");
        requireFree(query, LedgerService.QUERY.artifact(), "--query-port");
        requireFree(postgres, Component.POSTGRES.label(), "--postgres-port");
        requireFree(kafka, Component.KAFKA.label(), "--kafka-port");
        requireFree(elasticsearch, Component.ELASTICSEARCH.label(), "--elasticsearch-port");
    }

    private static void requireFree(int port, String part, String option) {
        if (port != 0 && !Ports.isFree(port)) {
            throw new LocalLedgerException(
                    "Port %d, wanted for %s, is taken: end what listens there, or choose another with %s (0: any free one)"
                            .formatted(port, part, option));
        }
    }

    private static void apply(LocalLedgerBuilder ledger, LedgerService service, int port) {
        if (port != 0) {
            ledger.port(service, port);
        }
    }

    private static void apply(LocalLedgerBuilder ledger, Component component, int port) {
        if (port != 0) {
            ledger.port(component, port);
        }
    }
}
