package io.fundsledger.projector.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.ProjectorServiceApplication;
import io.fundsledger.projector.projection.ExportedLogs;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.PublishedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The example of docs/adding-a-view.md: a class and an SQL file, and nothing else that knows of it. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class AddedViewTest {

    private static final Path HOME = Path.of(System.getProperty("ledger.home"));

    @Test
    void aNewViewBeginsWithTheFirstEventEverRecorded(StackSpace space) {
        var oldLog = ExportedLogs.events(HOME.resolve("contracts/logs/0.1.0.ndjson"));
        try (var log = new PublishedLog(space.bootstrapServers(), space.topic(), 16).createTopic()) {
            log.sendAll(oldLog.stream().map(ProjectedEvent::recorded).toList());
            try (var service = service(space)) {
                assertThat(service.isRunning()).isTrue();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(turnover(space.views()))
                                .containsExactly("2025-08-24 EUR 6 280057", "2025-08-24 JPY 2 2400"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java, java/io/fundsledger/projector/turnover/TurnoverProjection.java",
        "sql, resources/io/fundsledger/projector/turnover/turnover.sql"
    })
    void thePageShowsTheExampleAsItRuns(String language, String file) throws IOException {
        var page = Files.readString(HOME.resolve("docs/adding-a-view.md"));

        assertThat(page)
                .contains("```%s\n%s```"
                        .formatted(
                                language,
                                Files.readString(HOME.resolve("projector-service/src/test")
                                        .resolve(file))));
    }

    /** Elasticsearch is not there: that is no business of a view in Postgres. */
    private static ConfigurableApplicationContext service(StackSpace space) {
        return new SpringApplicationBuilder(ProjectorServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + space.views().jdbcUrl(),
                        "--spring.datasource.password=" + space.views().password(),
                        "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                        "--spring.elasticsearch.uris=http://127.0.0.1:1",
                        "--ledger.topic=" + space.topic(),
                        "--ledger.consumer-group-prefix=" + space.topic());
    }

    private static List<String> turnover(Database views) throws SQLException {
        try (var reader = DriverManager.getConnection(views.jdbcUrl(), views.user(), views.password())) {
            var rows = reader.createStatement().executeQuery("SELECT * FROM views.turnover ORDER BY day, currency");
            var turnover = new ArrayList<String>();
            while (rows.next()) {
                turnover.add("%s %s %d %s"
                        .formatted(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
            }
            return turnover;
        }
    }
}
