package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.localstack.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a local ledger keeps its data. A marker says that the folder is ours to write in, and to delete from. */
final class DataFolder {

    private static final String MARKER = ".funds-ledger";
    private static final String LOCK = ".lock";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    Path path() {
        return path;
    }

    Path stack() {
        return path.resolve("stack");
    }

    Path programs() {
        return path.resolve("run");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path supervisorLog() {
        return logs().resolve("ledger.log");
    }

    Path state() {
        return path.resolve("ledger.json");
    }

    CheckpointKeyFiles checkpointKey() {
        return CheckpointKeyFiles.in(path);
    }

    /** What is fixed in a ledger that was founded elsewhere. */
    Path fixedSettings() {
        return path.resolve("fixed-settings.json");
    }

    /** Makes the folder, or finds it ours; anybody else's is left alone. */
    void create() {
        try {
            if (Files.exists(path) && !Files.exists(path.resolve(MARKER)) && !list().isEmpty()) {
                throw new LocalLedgerException(
                        path + " holds something else than a ledger's data; choose another folder");
            }
            Files.createDirectories(logs());
            Files.write(path.resolve(MARKER), new byte[0]);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes all data and logs. */
    void clear() {
        try {
            for (var entry : list()) {
                if (!Set.of(MARKER, LOCK).contains(entry.getFileName().toString())) {
                    Folders.delete(entry);
                }
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whoever holds this runs the ledger; it ends with the process that holds it. */
    Optional<FileLock> lock() {
        try {
            var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException inThisProcess) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void release(FileLock lock) {
        try (var channel = lock.acquiredBy()) {
            lock.release();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Asks the supervisor to start what has died. */
    void wishToRevive() {
        try {
            Files.write(wish(), new byte[0]);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether somebody asked since the last time. */
    boolean takeWishToRevive() {
        try {
            return Files.deleteIfExists(wish());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void forgetState() {
        try {
            Files.deleteIfExists(state());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path wish() {
        return path.resolve("revive");
    }

    private List<Path> list() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.toList();
        }
    }

    private LocalLedgerException unusable(IOException e) {
        return new LocalLedgerException("The folder " + path + " cannot be used: " + e, e);
    }
}
