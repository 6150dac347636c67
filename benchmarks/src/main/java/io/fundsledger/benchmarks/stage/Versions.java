package io.fundsledger.benchmarks.stage;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.kafka.common.utils.AppInfoParser;

/** What servers a stage runs. */
public final class Versions {

    private Versions() {}

    /** As the servers tell; Kafka's is that of the client, of the same build. */
    public static String of(Stage stage, Elasticsearch elasticsearch)
            throws SQLException, IOException, InterruptedException {
        return "%s, Elasticsearch %s".formatted(ofWriting(stage), elasticsearch(elasticsearch));
    }

    /** The same, of a stage that only writes. */
    public static String ofWriting(Stage stage) throws SQLException {
        return "PostgreSQL %s, Kafka %s".formatted(postgres(stage), AppInfoParser.getVersion());
    }

    private static String postgres(Stage stage) throws SQLException {
        try (var connection = stage.views().connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static String elasticsearch(Elasticsearch elasticsearch) throws IOException, InterruptedException {
        var nodes = elasticsearch.get("/_nodes?filter_path=nodes.*.version").path("nodes");
        return nodes.values().iterator().next().path("version").asString();
    }
}
