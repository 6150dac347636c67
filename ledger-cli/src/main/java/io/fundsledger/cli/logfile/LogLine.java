package io.fundsledger.cli.logfile;

import io.fundsledger.events.EventLine;
import io.fundsledger.events.MalformedEventException;
import io.fundsledger.events.RecordedEvent;

/**
 * A line of a file that holds an event.
 *
 * @param file as errors name it
 * @param number from 1; the header has line 1
 * @param bytes as they are in the file, without the line feed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the line; copying them helps nobody
public record LogLine(String file, long number, byte[] bytes) {

    /**
     * The event; neither its place nor its hashes are looked at.
     *
     * @throws LogFileException if the line is none, with the line's number
     */
    public RecordedEvent event() {
        try {
            return EventLine.read(bytes);
        } catch (MalformedEventException malformed) {
            throw corrupt(String.valueOf(malformed.getMessage()));
        }
    }

    /** What to throw if something is wrong with this line. */
    public LogFileException corrupt(String reason) {
        return LogFileException.corrupt(file, number, reason);
    }
}
