package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sends the signals that Java does not know. */
public final class Signal {

    private Signal() {}

    /** Processes that are gone already are passed over. */
    public static void send(String signal, long... pids) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "for pid; do kill -s \"$signal\" \"$pid\"; done", "kill"));
        Arrays.stream(pids).mapToObj(Long::toString).forEach(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("signal", signal);
        try {
            builder.start().waitFor();
        } catch (IOException e) {
            throw new LocalStackException("Cannot send " + signal + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
