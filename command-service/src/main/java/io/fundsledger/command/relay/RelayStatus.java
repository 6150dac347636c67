package io.fundsledger.command.relay;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.lane.WriteGate;
import java.util.Map;
import java.util.Optional;

/** What the relay tells the rest of the service, from any thread. */
public final class RelayStatus implements WriteGate {

    private volatile RelayState state = RelayState.STARTING;
    private volatile boolean behind;
    private volatile String detail = "";
    private volatile Map<Integer, Long> cursors = Map.of();

    public RelayState state() {
        return state;
    }

    /** Why the state is as it is, for a person; empty if there is nothing to say. */
    public String detail() {
        return detail;
    }

    /** The last position known to be in Kafka, for each partition that this instance relays. */
    public Map<Integer, Long> cursors() {
        return cursors;
    }

    /** A log that was found behind its topic stays so until the two have been found to agree. */
    @Override
    public Optional<Refusal> closed() {
        return behind ? Optional.of(new LogBehindTopic()) : Optional.empty();
    }

    void become(RelayState next, String why) {
        detail = why;
        state = next;
        if (next == RelayState.LOG_BEHIND_TOPIC) {
            behind = true;
        } else if (next == RelayState.RELAYING) {
            behind = false;
        }
    }

    void at(Map<Integer, Long> positions) {
        cursors = Map.copyOf(positions);
    }
}
