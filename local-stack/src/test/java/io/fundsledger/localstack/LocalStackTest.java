package io.fundsledger.localstack;

import static io.fundsledger.localstack.Component.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of child processes, whatever the other tests run on. */
class LocalStackTest {

    private final String chosen = System.getProperty("ledger.stack", "embedded");

    @BeforeEach
    void chooseChildProcesses() {
        System.setProperty("ledger.stack", "embedded");
    }

    @AfterEach
    void chooseAsBefore() {
        System.setProperty("ledger.stack", chosen);
    }

    @Test
    void dataIsKeptInTheFolderItWasGiven(@TempDir Path temporary) throws SQLException {
        Path folder = OpenFolder.of(temporary).resolve("ledger");
        try (LocalStack stack = postgresIn(folder)) {
            Sql.asOwner(stack.postgres().createEventStore("kept"))
                    .execute("CREATE TABLE event AS SELECT 1 AS position");
        }
        try (LocalStack stack = postgresIn(folder)) {
            Sql owner = Sql.asOwner(stack.postgres().createEventStore("kept"));
            assertThat(owner.ask("SELECT position FROM event")).isEqualTo("1");
        }
    }

    @Test
    void twoStacksRunSideBySideButNotOnTheSameData(@TempDir Path temporary) {
        Path folder = OpenFolder.of(temporary);
        try (LocalStack one = postgresIn(folder);
                LocalStack other = LocalStack.builder().with(POSTGRES).start()) {
            assertThat(other.postgres().port()).isNotEqualTo(one.postgres().port());
            assertThat(one.postgres().createViews("views"))
                    .isNotEqualTo(other.postgres().createViews("views"));

            assertThatThrownBy(() -> postgresIn(folder))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessage("Another stack is running on the data in " + folder);
            assertThat(one.postgres().isAlive()).isTrue();
        }
    }

    @Test
    void aClosedStackLeavesNoProcess() {
        ProcessHandle server;
        try (LocalStack stack = LocalStack.builder().with(POSTGRES).start()) {
            server = ProcessHandle.of(stack.postgres().pid()).orElseThrow();
            assertThat(server.descendants()).isNotEmpty();
        }
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalStack.builder()
                            .with(POSTGRES)
                            .port(POSTGRES, port)
                            .start())
                    .isInstanceOf(LocalStackException.class)
                    .hasMessage("Port " + port + ", wanted for Postgres, is taken");
        }
    }

    @Test
    void aServerThatCannotStartSaysWhyInOneLine(@TempDir Path temporary) throws IOException {
        Path folder = OpenFolder.of(temporary);
        Path data = Files.createDirectories(folder.resolve("postgres/data"));
        Files.setAttribute(data, "unix:uid", 65534);
        assertThatThrownBy(() -> postgresIn(folder))
                .isInstanceOf(LocalStackException.class)
                .hasMessageStartingWith("Postgres ended while starting: ")
                .hasMessageContaining("data")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anUnknownKindOfStackIsRefused() {
        System.setProperty("ledger.stack", "clouds");

        assertThatThrownBy(() -> LocalStack.builder().start())
                .isInstanceOf(LocalStackException.class)
                .hasMessage("-Dledger.stack=clouds is unknown: it is embedded or containers");
    }

    @Test
    void containersAreToldThatTheyCannotKeepData(@TempDir Path temporary) {
        System.setProperty("ledger.stack", "containers");
        StackRuntime containers = StackRuntime.chosen();

        assertThatThrownBy(() -> containers.runner(POSTGRES, new StackRuntime.Place(temporary, 5432, false)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("use -Dledger.stack=embedded");
    }

    private static LocalStack postgresIn(Path folder) {
        return LocalStack.builder().with(POSTGRES).dataDir(folder).start();
    }
}
