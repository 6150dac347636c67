package io.fundsledger.cli.logfile;

import java.util.List;

/**
 * The last line of an exported log. A file without one was cut off.
 *
 * @param events how many there are before it
 * @param heads the last event of every partition that the file is about, partitions ascending; of an account's file, the
 *     account's last event
 */
public record LogFileEnd(long events, List<LogHead> heads) {

    /** Reads the line; throws IllegalArgumentException where it is no such line. */
    public static LogFileEnd read(byte[] line) {
        return LogFileJson.readEnd(line);
    }
}
