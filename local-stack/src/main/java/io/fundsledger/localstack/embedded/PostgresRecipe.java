package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Folders;
import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Passwords;
import io.fundsledger.localstack.Settings;
import io.fundsledger.localstack.StackRuntime.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Postgres that only this machine can reach. */
final class PostgresRecipe implements Recipe {

    private final Place place;
    private final ServerUser user;
    private final Path data;

    PostgresRecipe(Place place, ServerUser user) {
        this.place = place;
        this.user = user;
        this.data = place.folder().resolve("data");
    }

    @Override
    public void prepare() {
        if (Files.exists(data)) {
            return;
        }
        try {
            initialise();
        } catch (IOException e) {
            throw new LocalStackException("Cannot write to " + place.folder() + ": " + e.getMessage(), e);
        }
    }

    /** Under another name first, so that a half-made data folder is never taken for a whole one. */
    private void initialise() throws IOException {
        user.own(place.folder());
        Path unfinished = place.folder().resolve("data.unfinished");
        Folders.delete(unfinished);
        Path password = Files.writeString(place.folder().resolve("password"), Passwords.SUPERUSER);
        List<String> initdb = new ArrayList<>(List.of(binary("initdb"), "-D", unfinished.toString()));
        initdb.addAll(List.of("--username=postgres", "--pwfile=" + password, "--auth=scram-sha-256"));
        initdb.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
        if (place.scratch()) {
            initdb.add("--no-sync");
        }
        Tool.run("Making Postgres' data folder", user.command(initdb), place.folder());
        Files.delete(password);
        Files.move(unfinished, data);
    }

    @Override
    public List<String> command() {
        Map<String, String> all = Settings.of(Component.POSTGRES);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(place.port()));
        all.put("unix_socket_directories", "");
        Stream<String> settings = all.entrySet().stream()
                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
        Stream<String> postgres = Stream.of(binary("postgres"), "-D", data.toString());
        return user.command(Stream.concat(postgres, settings).toList());
    }

    private static String binary(String name) {
        return Binaries.postgres().resolve("bin").resolve(name).toString();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    /** A fast shutdown: SIGTERM would wait until every client has gone. */
    @Override
    public String stopSignal() {
        return "INT";
    }
}
