package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.cli.local.LocalLedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent = Path.of("");

    @Test
    void aFolderThatIsNotThereIsMade() {
        var folder = DataFolder.at(parent.resolve("a/b"));

        folder.create();

        assertThat(folder.logs()).isDirectory();
    }

    @Test
    void clearingDeletesTheDataAndTheFolderStaysOurs() throws IOException {
        var folder = created();
        Files.createDirectories(folder.stack().resolve("postgres"));
        Files.writeString(folder.stack().resolve("postgres/PG_VERSION"), "18");

        folder.clear();

        assertThat(folder.stack()).doesNotExist();
        folder.create();
    }

    @Test
    void aFolderWithSomethingElseInItIsRefused() throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "Dear");
        var folder = DataFolder.at(parent);

        assertThatThrownBy(folder::create)
                .isInstanceOf(LocalLedgerException.class)
                .hasMessageContaining("holds something else");
        assertThat(parent).isDirectoryContaining(path -> path.endsWith("letter.txt"));
    }

    @Test
    void onlyOneHoldsTheLockAndAReleasedOneIsFree() {
        var folder = created();

        var lock = folder.lock().orElseThrow();
        assertThat(folder.lock()).isEmpty();
        folder.release(lock);

        assertThat(folder.lock()).isPresent();
    }

    @Test
    void aWishIsTakenOnce() {
        var folder = created();

        folder.wishToRevive();

        assertThat(folder.takeWishToRevive()).isTrue();
        assertThat(folder.takeWishToRevive()).isFalse();
    }

    private DataFolder created() {
        var folder = DataFolder.at(parent.resolve("data"));
        folder.create();
        return folder;
    }
}
