package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.localstack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PortOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"command", "projector", "query", "postgres", "kafka", "elasticsearch"})
    void aTakenPortIsSaidWithTheOptionThatChoosesAnother(String part) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var options = options("--%s-port=%d".formatted(part, taken.getLocalPort()));

            assertThatThrownBy(options::requireFree)
                    .isInstanceOf(LocalLedgerException.class)
                    .hasMessageStartingWith("Port %d, wanted for ", taken.getLocalPort())
                    .hasMessageContaining("choose another with --" + part + "-port");
        }
        assertThatCode(options("--%s-port=0".formatted(part))::requireFree).doesNotThrowAnyException();
    }

    /** Whatever is not given is free. */
    private static PortOptions options(String given) {
        var options = new PortOptions();
        var free = Stream.of("command", "projector", "query", "postgres", "kafka", "elasticsearch")
                .map(part -> "--%s-port=%d".formatted(part, Ports.free()))
                .filter(other -> !other.startsWith(given.substring(0, given.indexOf('='))));
        new CommandLine(options).parseArgs(Stream.concat(free, Stream.of(given)).toArray(String[]::new));
        return options;
    }
}
