package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Database;
import io.fundsledger.localstack.Folders;
import io.fundsledger.localstack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An event store on a Postgres of its own, backed up and restored as docs/operations.md says. Only that the embedded
 * server comes without pg_basebackup: what that does is done here by hand, two calls and a copy of the files in between.
 */
final class ArchivedEventStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ARCHIVE_COMMAND = """
            cmp -s "%p" "/archive/%f" || { test ! -e "/archive/%f" && cp "%p" "/archive/%f.new" \
            && sync "/archive/%f.new" && mv "/archive/%f.new" "/archive/%f"; }""";

    /** Of files that change meanwhile tar says so, with exit code 1. */
    private static final String COPY_DATA = """
            tar -C stack/postgres/data --exclude='./pg_wal/*' --exclude='./postmaster.*' -cf base.tar . || [ $? = 1 ]
            """;

    private final Path folder;
    private final LocalStack stack;
    private final Database database;

    private ArchivedEventStore(Path folder) {
        this.folder = folder;
        this.stack = LocalStack.builder()
                .with(Component.POSTGRES)
                .dataDir(folder.resolve("stack"))
                .start();
        this.database = stack.postgres().createEventStore("event_store");
    }

    /** A new one that archives what it writes. */
    static ArchivedEventStore start() {
        var store = new ArchivedEventStore(openFolder());
        try {
            store.archive();
            return store;
        } catch (RuntimeException | AssertionError e) {
            store.close();
            throw e;
        }
    }

    /** The server may run as another user. */
    private static Path openFolder() {
        try {
            var folder = Files.createTempDirectory("ledger-archived-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectory(folder.resolve("stack"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void archive() {
        run("mkdir archive && chown --reference=stack/postgres/data archive");
        execute(
                "ALTER SYSTEM SET archive_mode = on",
                "ALTER SYSTEM SET archive_timeout = '60s'",
                "ALTER SYSTEM SET archive_command = '%s'"
                        .formatted(ARCHIVE_COMMAND.replace(
                                "/archive", folder.resolve("archive").toString())));
        stack.process(Component.POSTGRES).stop();
        stack.process(Component.POSTGRES).start();
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** The server's time, as it writes and reads it. */
    String now() {
        return query("SELECT clock_timestamp()");
    }

    /** Takes a base backup while the server goes on; replaces the one before. */
    void backUp() {
        try (var connection = DriverManager.getConnection(superuser());
                var session = connection.createStatement()) {
            session.setQueryTimeout((int) PATIENCE.toSeconds());
            session.execute("SELECT pg_backup_start('base', true)");
            run(COPY_DATA);
            try (var stopped = session.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                stopped.next();
                Files.writeString(folder.resolve("backup_label"), stopped.getString(1));
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Brings back, from base backup and archive, what was committed up to then. */
    void restoreUpTo(String time) {
        restore("recovery_target_time = '%s'\n".formatted(time));
    }

    /** Brings back all that the archive has of the time that the base backup is of. */
    void restoreAll() {
        restore("");
    }

    private void restore(String target) {
        stack.process(Component.POSTGRES).stop();
        run("""
                cd stack/postgres
                rm -rf before && mv data before
                mkdir -m 700 data && tar -xpf ../../base.tar -C data && cp ../../backup_label data/
                cat >> data/postgresql.auto.conf <<'END'
                restore_command = 'cp "%s/%%f" "%%p"'
                recovery_target_timeline = 'current'
                recovery_target_action = 'promote'
                %sEND
                touch data/recovery.signal
                chown -R --reference=before data
                """.formatted(folder.resolve("archive"), target));
        stack.process(Component.POSTGRES).start();
        await().atMost(PATIENCE).until(() -> query("SELECT pg_is_in_recovery()").equals("f"));
        execute("ALTER SYSTEM RESET recovery_target_time", "SELECT pg_reload_conf()");
    }

    private String superuser() {
        return stack.postgres().superuserUrl(database.name());
    }

    private void execute(String... statements) {
        try (var connection = DriverManager.getConnection(superuser());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String query(String sql) {
        try (var connection = DriverManager.getConnection(superuser());
                var answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What an administrator does in the folder where data, backup and archive are. */
    private void run(String script) {
        try {
            var output = folder.resolve("script.log");
            var process = new ProcessBuilder("sh", "-ec", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.onExit().join().exitValue())
                    .as("%s%n%s", script, Files.readString(output))
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stack.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
