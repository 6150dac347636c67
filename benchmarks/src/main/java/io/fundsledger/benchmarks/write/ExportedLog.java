package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.cli.exporting.ExportCommand;
import io.fundsledger.cli.verifying.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import picocli.CommandLine;

/** The log as a file, written and verified by the commands of {@code ./ledger}, here in this process. */
final class ExportedLog {

    private static final int BUFFER_BYTES = 1 << 20;

    private final URI commands;
    private final Path path;
    private long events;

    ExportedLog(URI commands, Path path) {
        this.commands = commands;
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** @param recorded how many events the log has, and the file is to have */
    Sample write(long recorded) {
        events = recorded;
        return timed(out -> new ExportCommand(out, out), "--url", commands.toString(), path.toString());
    }

    Sample verify() {
        return timed(VerifyCommand::new, path.toString());
    }

    private Sample timed(Function<PrintStream, Object> command, String... arguments) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var start = System.nanoTime();
        var code = new CommandLine(command.apply(out)).execute(arguments);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new NotComparableException(
                    said.toString(StandardCharsets.UTF_8).strip());
        }
        return Sample.ofWhole(events, seconds);
    }

    /** Reads the file and digests it. */
    Sample digest() throws IOException {
        var start = System.nanoTime();
        try (var channel = FileChannel.open(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (channel.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
            if (digest.digest().length != digest.getDigestLength()) {
                throw new IllegalStateException("no digest");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        return Sample.ofWhole(events, (System.nanoTime() - start) / 1e9);
    }
}
