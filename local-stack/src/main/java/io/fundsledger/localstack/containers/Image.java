package io.fundsledger.localstack.containers;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Passwords;
import io.fundsledger.localstack.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A component's official image, and how to tell it the settings. */
record Image(String name, int port, Map<String, String> environment, List<String> command) {

    private static final String HEAP = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1";

    static Image of(Component component, int hostPort) {
        return switch (component) {
            case POSTGRES -> postgres();
            case KAFKA -> kafka(hostPort);
            case ELASTICSEARCH -> elasticsearch();
        };
    }

    private static Image postgres() {
        Map<String, String> environment = Map.of(
                "POSTGRES_PASSWORD",
                Passwords.SUPERUSER,
                "POSTGRES_INITDB_ARGS",
                "--locale-provider=builtin --builtin-locale=C.UTF-8");
        Stream<String> settings = Settings.of(Component.POSTGRES).entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        List<String> command = Stream.concat(Stream.of("postgres"), settings).toList();
        return new Image(named("postgres", "postgres:18"), 5432, environment, command);
    }

    /** Clients come in from outside by an address that is known beforehand; the broker itself stays inside. */
    private static Image kafka(int hostPort) {
        Map<String, String> settings = Settings.of(Component.KAFKA);
        settings.put("listeners", "CLIENT://:9092,BROKER://:9093,CONTROLLER://:9094");
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + hostPort + ",BROKER://localhost:9093");
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.quorum.voters", "1@localhost:9094");
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        environment.put("KAFKA_HEAP_OPTS", HEAP);
        return new Image(named("kafka", "apache/kafka:4.1.2"), 9092, environment, List.of());
    }

    private static Image elasticsearch() {
        Map<String, String> environment = Settings.of(Component.ELASTICSEARCH);
        environment.put("ES_JAVA_OPTS", HEAP);
        return new Image(named("elasticsearch", "elasticsearch:9.5.3"), 9200, environment, List.of());
    }

    private static String named(String component, String official) {
        return System.getProperty("ledger.image." + component, official);
    }
}
