package io.fundsledger.cli.csvimport;

import java.nio.file.Path;

/** The file is not there, not a file of bookings, or damaged from some point on. */
final class UnreadableFileException extends RuntimeException {

    UnreadableFileException(Path file, String reason) {
        super("%s: %s".formatted(file, reason));
    }
}
