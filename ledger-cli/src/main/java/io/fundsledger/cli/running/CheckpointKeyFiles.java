package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.events.CheckpointSigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The key that signs a local ledger's checkpoints, as openssl would write it.
 *
 * @param secret the private key: only its owner can read the file
 * @param open the public key, for auditors
 */
record CheckpointKeyFiles(Path secret, Path open) {

    private static final String OWNER_ONLY = "rw-------";
    private static final String ALL_MAY_READ = "rw-r--r--";

    static CheckpointKeyFiles in(Path folder) {
        return new CheckpointKeyFiles(
                folder.resolve("checkpoint-key.pem"), folder.resolve("checkpoint-key.public.pem"));
    }

    /** The private key as PEM; the first time, makes it. Throws LocalLedgerException where the file holds none. */
    String readOrMake() {
        try {
            if (!Files.exists(secret)) {
                write(
                        secret,
                        OWNER_ONLY,
                        CheckpointSigningKey.generate(new SecureRandom()).pem());
            }
            var key = CheckpointSigningKey.ofPem(Files.readString(secret));
            if (!Files.exists(open)) {
                write(open, ALL_MAY_READ, key.publicKey().pem());
            }
            return key.pem();
        } catch (IllegalArgumentException notAKey) {
            throw unusable(notAKey);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** In one step, and closed to others from the first byte on. */
    private static void write(Path file, String permissions, String text) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(next, text);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(permissions));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private LocalLedgerException unusable(Exception why) {
        return new LocalLedgerException(
                "The key of the checkpoints cannot be used: %s: %s. Put the right file back, or move it away and a new key is made"
                        .formatted(secret, why.getMessage()),
                why);
    }
}
