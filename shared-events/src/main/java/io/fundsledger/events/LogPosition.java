package io.fundsledger.events;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in the log, written {@code 5:1023}.
 *
 * @param partition the log partition, from 0
 * @param position the event's position in it, from 1; 0 is the place before the first event
 */
public record LogPosition(int partition, long position) {

    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,8}):(0|[1-9][0-9]{0,17})");

    /** Reads {@code <partition>:<position>}; throws IllegalArgumentException on anything else. */
    public static LogPosition parse(String text) {
        var match = WRITTEN.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("a position is <partition>:<position>, such as 5:1023");
        }
        return new LogPosition(Integer.parseInt(match.group(1)), Long.parseLong(match.group(2)));
    }

    /** Reads one or several, comma-separated, as the header {@code Ledger-Position} carries them. */
    public static List<LogPosition> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(LogPosition::parse).toList();
    }

    @Override
    public String toString() {
        return partition + ":" + position;
    }
}
