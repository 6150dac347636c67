package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The servers' programs: fetched by Maven, unpacked once per version into a folder that all stacks share. */
final class Binaries {

    private static final Properties SERVERS = servers();

    private Binaries() {}

    static synchronized Path postgres() {
        return unpacked("postgres", Archives::unpackPostgres);
    }

    static synchronized Path elasticsearch() {
        return unpacked("elasticsearch", Archives::unpackElasticsearch);
    }

    static String kafkaClassPath() {
        return property("kafka.classpath");
    }

    private static Path unpacked(String server, Unpack unpack) {
        Path home = cache().resolve(server + "-" + property(server + ".version"));
        if (Files.exists(home)) {
            return home;
        }
        Path archive = Path.of(property(server + ".archive"));
        if (!Files.exists(archive)) {
            throw new LocalStackException(archive + " is missing: build the module local-stack first");
        }
        try {
            unpackOnce(archive, home, unpack);
        } catch (IOException e) {
            throw new LocalStackException("Cannot unpack " + archive + " to " + home + ": " + e, e);
        }
        return home;
    }

    /** Under another name first, so that no one ever sees half of it; one process at a time. */
    private static void unpackOnce(Path archive, Path home, Unpack unpack) throws IOException {
        Path cache = Files.createDirectories(cache());
        Path lockFile = cache.resolve(".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(home)) {
                Path unfinished = Files.createTempDirectory(cache, ".unfinished-");
                unpack.unpack(archive, unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Where the servers' user can reach it: for root, outside its home. */
    private static Path cache() {
        String asked = System.getProperty("ledger.cache");
        if (asked != null) {
            return Path.of(asked);
        }
        return ServerUser.current().isAnother()
                ? Path.of("/var/cache/funds-ledger")
                : Path.of(System.getProperty("user.home"), ".cache", "funds-ledger");
    }

    private static String property(String name) {
        String value = SERVERS.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not in servers.properties");
        }
        return value;
    }

    private static Properties servers() {
        Properties properties = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("servers.properties")) {
            if (in == null) {
                throw new LocalStackException("The servers were not fetched: build the module local-stack with Maven");
            }
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new LocalStackException("Cannot read servers.properties: " + e.getMessage(), e);
        }
    }

    private interface Unpack {
        void unpack(Path archive, Path folder) throws IOException;
    }
}
