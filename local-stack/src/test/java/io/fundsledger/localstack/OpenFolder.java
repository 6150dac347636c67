package io.fundsledger.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Temporary folders come closed to others, and servers of a stack may run as another user. */
final class OpenFolder {

    private OpenFolder() {}

    static Path of(Path temporary) {
        try {
            return Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
