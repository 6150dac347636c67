package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.profile.FlameGraph;
import io.fundsledger.benchmarks.profile.FlightRecording;
import io.fundsledger.benchmarks.profile.ProfileText;
import io.fundsledger.benchmarks.profile.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Profiles of a process, where they are asked for.
 *
 * @param folder for them; none are made without
 * @param pid of the process
 */
record Profiles(Optional<Path> folder, LongSupplier pid) {

    /** What is being recorded, until it is closed. */
    interface Recording extends AutoCloseable {
        @Override
        void close() throws IOException, InterruptedException;
    }

    /** Begins one, which leaves NAME.jfr, .md with the most of it, .svg to look at, and .collapsed for other tools. */
    Recording of(String name) throws IOException, InterruptedException {
        if (folder.isEmpty()) {
            return () -> {};
        }
        var files = Files.createDirectories(folder.get()).toAbsolutePath();
        var recording = FlightRecording.start(pid.getAsLong(), files.resolve(name + ".jfr"));
        return () -> {
            recording.dump();
            var stacks = Stacks.of(recording.file());
            Files.writeString(files.resolve(name + ".md"), new ProfileText(stacks).toString());
            Files.writeString(files.resolve(name + ".svg"), FlameGraph.of(stacks));
            Files.writeString(files.resolve(name + ".collapsed"), stacks.collapsed());
        };
    }
}
