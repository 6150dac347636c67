package io.fundsledger.command.logimport;

import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Events that are written in one transaction. */
final class ImportBatch {

    /** Large enough that the transaction costs nothing, small enough to take well under a second. */
    private static final int EVENTS = 5_000;

    private final List<NewEvent> events = new ArrayList<>(EVENTS);
    private final Map<String, UUID> numbers = new HashMap<>();
    private final SortedMap<Integer, Long> before = new TreeMap<>();

    void add(RecordedEvent event, AccountEvent content) {
        var keyHash = event.origin().commandKeyHash();
        events.add(new NewEvent(event, content, keyHash == null ? null : CommandHead.imported(keyHash)));
        before.putIfAbsent(event.partition(), event.position() - 1);
        if (content instanceof AccountOpened(var _, var _, var text) && text != null && text.readable() != null) {
            var number = text.readable().accountNumber();
            if (number != null) {
                numbers.put(number, event.accountId());
            }
        }
    }

    boolean isFull() {
        return events.size() >= EVENTS;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    List<NewEvent> events() {
        return events;
    }

    /** The account numbers that its accounts were opened with. */
    Map<String, UUID> numbers() {
        return numbers;
    }

    /** The partitions that it is about, and the position that each must be at. */
    SortedMap<Integer, Long> before() {
        return before;
    }
}
