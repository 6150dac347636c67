package io.fundsledger.cli.exporting;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be written, for a person: the exceptions of the file system say little more than a name. */
public final class Unwritable {

    private Unwritable() {}

    /** The failure again, with a message for a person. */
    public static IOException because(Path file, IOException failure) {
        return new IOException(saying(file, failure), failure);
    }

    /** That message alone. */
    public static String saying(Path file, IOException failure) {
        return "%s cannot be written: %s".formatted(file, reason(file, failure));
    }

    private static String reason(Path file, IOException failure) {
        return switch (failure) {
            case NoSuchFileException noFolder ->
                "there is no folder " + file.toAbsolutePath().getParent();
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException there -> "it is there already";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
