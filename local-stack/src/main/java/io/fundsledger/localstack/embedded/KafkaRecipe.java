package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Folders;
import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Ports;
import io.fundsledger.localstack.Settings;
import io.fundsledger.localstack.StackRuntime.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka that is broker and controller at once. */
final class KafkaRecipe implements Recipe {

    private static final List<String> JVM = List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Place place;
    private final Path data;
    private final Path settings;
    private final Path logging;
    private final int controllerPort = Ports.free();

    KafkaRecipe(Place place) {
        this.place = place;
        this.data = place.folder().resolve("data");
        this.settings = place.folder().resolve("server.properties");
        this.logging = place.folder().resolve("log4j2.properties");
    }

    @Override
    public void prepare() {
        try {
            Files.writeString(logging, Resource.read("kafka-log4j2.properties"));
            if (!Files.exists(data)) {
                format();
            }
            writeSettings(data);
        } catch (IOException e) {
            throw new LocalStackException("Cannot write to " + place.folder() + ": " + e.getMessage(), e);
        }
    }

    /** Under another name first, so that a half-made data folder is never taken for a whole one. */
    private void format() throws IOException {
        Path unfinished = place.folder().resolve("data.unfinished");
        Folders.delete(unfinished);
        writeSettings(unfinished);
        String clusterId = Uuid.randomUuid().toString();
        Tool.run(
                "Making Kafka's data folder",
                java("kafka.tools.StorageTool", "format", "-t", clusterId, "-c", settings.toString()),
                place.folder());
        Files.move(unfinished, data);
    }

    private void writeSettings(Path logDirs) throws IOException {
        String client = "PLAINTEXT://127.0.0.1:" + place.port();
        String controller = "127.0.0.1:" + controllerPort;
        Map<String, String> all = Settings.of(Component.KAFKA);
        all.put("listeners", client + ",CONTROLLER://" + controller);
        all.put("advertised.listeners", client);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("controller.quorum.voters", "1@" + controller);
        all.put("log.dirs", logDirs.toString());
        Files.write(settings, all.entrySet().stream().map(Object::toString).toList());
    }

    @Override
    public List<String> command() {
        return java("kafka.Kafka", settings.toString());
    }

    private List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Jvm.java());
        command.addAll(JVM);
        if (place.scratch()) {
            // What lives for minutes does not earn back what the optimizing compiler costs at the start.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Dlog4j2.configurationFile=" + logging);
        command.addAll(List.of("-cp", Binaries.kafkaClassPath()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }
}
