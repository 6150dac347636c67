package io.fundsledger.cli.rest;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Says once that a service lets a command wait, so that nobody takes it for hanging. */
final class Waiting {

    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    private static final Pattern EXCEPTION = Pattern.compile("^[\\w.]+Exception: ");

    private final PrintStream say;
    private final AtomicBoolean said = new AtomicBoolean();

    Waiting(PrintStream say) {
        this.say = say;
    }

    Waiting() {
        this(System.err);
    }

    void noticed(URI target, Duration waited, Duration limit, String reason) {
        if (waited.compareTo(NOTICEABLE) >= 0 && said.compareAndSet(false, true)) {
            say.printf(
                    "Waiting up to %d s for %s://%s: %s%n",
                    limit.toSeconds(),
                    target.getScheme(),
                    target.getAuthority(),
                    EXCEPTION.matcher(reason).replaceFirst(""));
        }
    }
}
