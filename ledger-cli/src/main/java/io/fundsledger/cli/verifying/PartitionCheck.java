package io.fundsledger.cli.verifying;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks the events of a partition in their order, and keeps what they come to. It stops at the first fault: what comes
 * after an event that cannot be means nothing. It belongs to one thread at a time.
 */
final class PartitionCheck implements LineSink {

    private final int partition;
    private final EnvelopeCheck envelope;
    private final Links links;
    private final Landmarks landmarks;
    private final Histories histories;
    private final RawLine line = new RawLine();
    private long events;
    private @Nullable Fault fault;

    PartitionCheck(VerifiedLog log, int partition, Landmarks landmarks, Histories histories) {
        this.partition = partition;
        this.envelope = new EnvelopeCheck(log, partition);
        this.links = log.links(partition);
        this.landmarks = landmarks;
        this.histories = histories;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && fault == null) {
            at = takeLine(bytes, at, to);
        }
        return fault == null;
    }

    private int takeLine(byte[] bytes, int from, int to) {
        var place = links.position() + 1;
        UUID account = null;
        try {
            var next = line.read(bytes, from, to);
            account = line.account();
            envelope.follow(line);
            links.follow(line);
            histories.follow(line);
            landmarks.reached(links);
            events++;
            return next;
        } catch (FaultFound | ArithmeticException wrong) {
            fault = new Fault(partition, place, account, reason(wrong));
            return to;
        }
    }

    @Override
    public void missing(String reason) {
        fault = new Fault(partition, links.position() + 1, null, reason);
    }

    private static String reason(RuntimeException wrong) {
        return wrong instanceof ArithmeticException
                ? "a figure is more than can be counted"
                : String.valueOf(wrong.getMessage());
    }

    /**
     * Nothing more comes: what is still expected is missing.
     *
     * @param head where the log says of itself that it ends
     */
    void end(Landmark head) {
        if (fault == null) {
            try {
                landmarks.reached(links);
                landmarks.ended(links);
                requireEnd(head);
            } catch (FaultFound missing) {
                fault = new Fault(partition, links.position() + 1, null, String.valueOf(missing.getMessage()));
            }
        }
    }

    private void requireEnd(Landmark head) {
        FaultFound.unless(
                links.position() == head.position() && links.hashText().equals(head.hash()),
                () -> "the last event has position %d and hash %s, and %s says position %d and hash %s"
                        .formatted(links.position(), links.hashText(), head.witness(), head.position(), head.hash()));
    }

    /** The first thing that is wrong, if there is any. */
    @Nullable Fault fault() {
        return fault;
    }

    int partition() {
        return partition;
    }

    /** The last event's. */
    long position() {
        return links.position();
    }

    /** How many events were found to be right. */
    long events() {
        return events;
    }

    Histories histories() {
        return histories;
    }
}
