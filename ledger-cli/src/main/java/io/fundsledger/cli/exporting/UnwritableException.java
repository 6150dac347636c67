package io.fundsledger.cli.exporting;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be written, for a person: the exceptions of the file system say little more than a name. */
public final class UnwritableException extends IOException {

    private UnwritableException(String message, IOException failure) {
        super(message, failure);
    }

    /** The failure as one of these, unless it is one already. */
    public static UnwritableException of(Path file, IOException failure) {
        return failure instanceof UnwritableException said
                ? said
                : new UnwritableException("%s cannot be written: %s".formatted(file, reason(file, failure)), failure);
    }

    /** What to tell. */
    public String text() {
        return String.valueOf(getMessage());
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
