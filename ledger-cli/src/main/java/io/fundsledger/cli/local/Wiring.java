package io.fundsledger.cli.local;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import tools.jackson.databind.json.JsonMapper;

/** What each service must be told of the stack. */
final class Wiring {

    private static final String BROWSERS_ON_THIS_MACHINE = "http://localhost:*";

    /** Of the contract: all readers here come from one build with the writer. */
    private static final String NEWEST_RELEASE = "release-0.2";

    private final Database eventStore;
    private final Database views;
    private final String kafka;
    private final String elasticsearch;

    private Wiring(Database eventStore, Database views, ToIntFunction<Component> ports) {
        this.eventStore = eventStore;
        this.views = views;
        this.kafka = "127.0.0.1:" + ports.applyAsInt(Component.KAFKA);
        this.elasticsearch = "http://127.0.0.1:" + ports.applyAsInt(Component.ELASTICSEARCH);
    }

    /**
     * Makes the databases, where they are not there yet.
     *
     * @param ports of the components, which need not run yet
     */
    static Wiring of(PostgresServer postgres, ToIntFunction<Component> ports) {
        return new Wiring(postgres.createEventStore("event_store"), postgres.createViews("views"), ports);
    }

    /** The environment of a service: passwords do not show among the arguments of a process. */
    Map<String, String> environment(LedgerService service, String instance, int port, Map<String, String> more) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("ledger.cors.allowed-origins", BROWSERS_ON_THIS_MACHINE);
        settings.putAll(settings(service, instance));
        settings.putAll(more);
        return environment(port, settings);
    }

    /** The environment of a program that listens on a port. */
    static Map<String, String> environment(int port, Map<String, String> more) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.port", Integer.toString(port));
        settings.putAll(more);
        return Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
    }

    private Map<String, String> settings(LedgerService service, String instance) {
        return switch (service) {
            case COMMAND -> command();
            case PROJECTOR -> projector(instance);
            case QUERY -> query();
        };
    }

    private Map<String, String> command() {
        var settings = database(eventStore, eventStore.user());
        settings.put("spring.flyway.user", eventStore.owner());
        settings.put("spring.flyway.password", eventStore.password());
        settings.put("spring.kafka.bootstrap-servers", kafka);
        settings.put("ledger.write-events-of", NEWEST_RELEASE);
        return settings;
    }

    private Map<String, String> projector(String instance) {
        var settings = database(views, views.owner());
        settings.put("ledger.instance-id", instance);
        settings.put("spring.kafka.bootstrap-servers", kafka);
        settings.put("spring.elasticsearch.uris", elasticsearch);
        return settings;
    }

    private Map<String, String> query() {
        var settings = database(views, views.user());
        settings.put("spring.elasticsearch.uris", elasticsearch);
        return settings;
    }

    private static Map<String, String> database(Database database, String user) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", user);
        settings.put("spring.datasource.password", database.password());
        return settings;
    }
}
