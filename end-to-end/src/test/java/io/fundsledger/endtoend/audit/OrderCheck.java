package io.fundsledger.endtoend.audit;

import io.fundsledger.events.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Positions of a partition only rise, and its time does not run back. */
record OrderCheck(Findings findings) {

    void check(List<RecordedEvent> events) {
        Map<Integer, RecordedEvent> last = new HashMap<>();
        for (var event : events) {
            var before = last.put(event.partition(), event);
            if (before != null) {
                findings.require(before.position() < event.position(), "in the wrong order: ", before, event);
                findings.require(
                        !event.recordedAt().isBefore(before.recordedAt()),
                        "time runs back: ",
                        before,
                        before.recordedAt(),
                        event,
                        event.recordedAt());
            }
        }
    }
}
