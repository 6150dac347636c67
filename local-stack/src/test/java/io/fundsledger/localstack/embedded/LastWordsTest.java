package io.fundsledger.localstack.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    private Path folder;

    @Test
    void theInnermostCauseTellsMost() throws IOException {
        assertThat(lastWordsOf("""
                        [INFO ] loading
                        [ERROR] fatal exception while booting
                        java.lang.IllegalStateException: Failed to bind service
                            at Node.main(Node.java:1)
                        Caused by: java.nio.file.FileAlreadyExistsException: /data/_state
                            at java.base/Files.createDirectory(Files.java:647)
                            ... 4 more
                        ERROR: did not exit normally
                        """)).isEqualTo("Caused by: java.nio.file.FileAlreadyExistsException: /data/_state");
    }

    @Test
    void withoutACauseItIsTheLastComplaint() throws IOException {
        assertThat(lastWordsOf("""
                        LOG:  could not bind IPv4 address "127.0.0.1": Address already in use
                        FATAL:  could not create any TCP/IP sockets
                        LOG:  database system is shut down
                        """)).isEqualTo("FATAL:  could not create any TCP/IP sockets");
    }

    @Test
    void withoutAComplaintItIsTheLastLine() throws IOException {
        assertThat(lastWordsOf("starting\nready\n\n")).isEqualTo("ready");
        assertThat(lastWordsOf("")).isEqualTo("it said nothing");
    }

    private String lastWordsOf(String log) throws IOException {
        return LastWords.in(Files.writeString(folder.resolve("server.log"), log));
    }
}
