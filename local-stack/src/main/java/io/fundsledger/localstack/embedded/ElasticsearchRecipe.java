package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Ports;
import io.fundsledger.localstack.Settings;
import io.fundsledger.localstack.StackRuntime.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cluster of one Elasticsearch node that nobody but this machine can reach. */
final class ElasticsearchRecipe implements Recipe {

    private final Place place;
    private final ServerUser user;
    private final Path config;
    private final Path temporary;

    ElasticsearchRecipe(Place place, ServerUser user) {
        this.place = place;
        this.user = user;
        this.config = place.folder().resolve("config");
        this.temporary = place.folder().resolve("tmp");
    }

    @Override
    public void prepare() {
        try {
            user.own(place.folder());
            user.own(Files.createDirectories(config));
            user.own(Files.createDirectories(temporary));
            Files.write(config.resolve("elasticsearch.yml"), settings());
            Files.writeString(config.resolve("jvm.options"), Resource.read("elasticsearch-jvm.options"));
            Files.writeString(config.resolve("log4j2.properties"), Resource.read("elasticsearch-log4j2.properties"));
        } catch (IOException e) {
            throw new LocalStackException("Cannot write to " + place.folder() + ": " + e.getMessage(), e);
        }
    }

    private List<String> settings() {
        Map<String, String> all = Settings.of(Component.ELASTICSEARCH);
        all.put("network.host", "127.0.0.1");
        all.put("http.port", Integer.toString(place.port()));
        all.put("transport.port", Integer.toString(Ports.free()));
        all.put("path.data", place.folder().resolve("data").toString());
        all.put("path.logs", place.folder().resolve("logs").toString());
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .toList();
    }

    @Override
    public List<String> command() {
        return user.command(List.of(
                Binaries.elasticsearch().resolve("bin").resolve("elasticsearch").toString()));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "ES_JAVA_HOME", Jvm.home().toString(),
                "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
                "ES_PATH_CONF", config.toString(),
                "ES_TMPDIR", temporary.toString());
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }
}
