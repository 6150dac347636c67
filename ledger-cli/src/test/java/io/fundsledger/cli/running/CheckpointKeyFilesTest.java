package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.CheckpointSigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local ledger has one key for as long as it has its data, and nobody else reads it. */
class CheckpointKeyFilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void theFirstTimeAKeyIsMadeThatOnlyItsOwnerReads() throws IOException {
        var files = CheckpointKeyFiles.in(folder);
        var key = CheckpointSigningKey.ofPem(files.readOrMake());
        assertThat(CheckpointKey.ofPem(Files.readString(files.open()))).isEqualTo(key.publicKey());
        assertThat(permissions(files.secret())).isEqualTo("rw-------");
        assertThat(permissions(files.open())).isEqualTo("rw-r--r--");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(files.secret(), files.open());
        }
    }

    @Test
    void itStaysAndItsPublicHalfComesBack() throws IOException {
        var files = CheckpointKeyFiles.in(folder);
        var made = files.readOrMake();
        Files.delete(files.open());
        assertThat(files.readOrMake()).isEqualTo(made);
        assertThat(files.open()).exists();
    }

    @Test
    void aFileThatIsNoKeyIsNamedAndKept() throws IOException {
        var files = CheckpointKeyFiles.in(folder);
        Files.writeString(files.secret(), "something else");
        assertThatThrownBy(files::readOrMake)
                .isInstanceOf(LocalLedgerException.class)
                .hasMessageContaining(files.secret().toString())
                .hasMessageContaining("move it away and a new key is made");
        assertThat(files.secret()).hasContent("something else");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
