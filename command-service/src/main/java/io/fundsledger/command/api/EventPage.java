package io.fundsledger.command.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.OptionalLong;

/** A page of an account's events, each as it is in the log and in its export. */
record EventPage(List<RecordedEvent> events, OptionalLong nextVersion) {

    /** {@code found} is a page and, if there is more, one event beyond it. */
    static EventPage of(List<RecordedEvent> found, int limit) {
        return found.size() <= limit
                ? new EventPage(found, OptionalLong.empty())
                : new EventPage(
                        found.subList(0, limit),
                        OptionalLong.of(found.get(limit).accountVersion()));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Written by hand, because the data of an event has to stay byte for byte what its hash is over. */
    byte[] json() {
        var json = new ByteArrayOutputStream();
        json.writeBytes("{\"items\":[".getBytes(UTF_8));
        for (var i = 0; i < events.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(EventLine.write(events.get(i)));
        }
        json.write(']');
        nextVersion.ifPresent(
                next -> json.writeBytes(",\"nextCursor\":\"%d\"".formatted(next).getBytes(UTF_8)));
        json.write('}');
        return json.toByteArray();
    }
}
