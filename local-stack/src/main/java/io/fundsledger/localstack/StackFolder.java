package io.fundsledger.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The folder of a stack's data: one stack's at a time; gone with the stack where it was made for it. */
final class StackFolder implements AutoCloseable {

    private final Path path;
    private final boolean scratch;
    private final @Nullable FileChannel lock;

    private StackFolder(Path path, boolean scratch) {
        this.path = path;
        this.scratch = scratch;
        this.lock = scratch ? null : lock(path);
    }

    static StackFolder open(@Nullable Path dataDir) {
        try {
            if (dataDir != null) {
                return new StackFolder(
                        Files.createDirectories(dataDir.toAbsolutePath().normalize()), false);
            }
            Path temporary = Files.createTempDirectory("ledger-stack-");
            // The servers may run as another user: see ServerUser.
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new StackFolder(temporary, true);
        } catch (IOException e) {
            throw new LocalStackException("Cannot make a folder for the stack's data: " + e, e);
        }
    }

    private static FileChannel lock(Path path) {
        Path file = path.resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException inThisJvm) {
            // Said below, as for another process.
        } catch (IOException e) {
            throw new LocalStackException("Cannot write to " + path + ": " + e.getMessage(), e);
        }
        throw new LocalStackException("Another stack is running on the data in " + path);
    }

    Path path() {
        return path;
    }

    boolean isScratch() {
        return scratch;
    }

    Path of(Component component) {
        try {
            return Files.createDirectories(path.resolve(component.name().toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new LocalStackException("Cannot write to " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
            if (scratch) {
                Folders.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
