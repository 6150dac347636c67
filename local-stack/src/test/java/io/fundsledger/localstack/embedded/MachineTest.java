package io.fundsledger.localstack.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.localstack.LocalStackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @Test
    void tooLittleMemoryIsSaidInOneLine() {
        assertThatThrownBy(() -> Machine.checkMemory(1_000_000_000))
                .isInstanceOf(LocalStackException.class)
                .hasMessageMatching("\\d+ MB of memory are free; this stack needs 1000000000");
    }

    @Test
    void tooLittleDiskIsSaidInOneLine(@TempDir Path folder) {
        assertThatThrownBy(() -> Machine.checkDisk(folder, 1_000_000_000))
                .isInstanceOf(LocalStackException.class)
                .hasMessageMatching(folder + " has \\d+ MB of disk left; a stack needs 1000000000");
    }

    @Test
    void aMissingCommandIsSaidInOneLine() {
        assertThatThrownBy(() -> Machine.checkCommand("no-such-command"))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("The command no-such-command is missing: install util-linux");
    }

    @Test
    void aFolderThatTheServersCannotEnterIsSaidInOneLine(@TempDir Path folder) throws Exception {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assertThatThrownBy(() -> Machine.checkReach(closed, ServerUser.current()))
                .isInstanceOf(LocalStackException.class)
                .hasMessageStartingWith(closed + " must be open to the user ");
    }
}
