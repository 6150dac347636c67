package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What every event of a partition says of itself in the same way, and what it says anew. */
final class EnvelopeCheck {

    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private final byte[] source;
    private final int partition;
    private final RecentIds ids = new RecentIds();
    private long recordedAt = Long.MIN_VALUE;

    EnvelopeCheck(VerifiedLog log, int partition) {
        this.source = ("/ledger/" + log.ledgerId()).getBytes(UTF_8);
        this.partition = partition;
    }

    /** Checks one more event; throws FaultFound. */
    void follow(RawLine line) {
        requireValue(line, Attribute.SPECVERSION, VERSION);
        requireValue(line, Attribute.SOURCE, source);
        requireValue(line, Attribute.DATACONTENTTYPE, JSON);
        FaultFound.unless(
                line.partition() == partition,
                () -> "its partition is %d, expected %d".formatted(line.partition(), partition));
        FaultFound.unless(ids.add(line.id()), () -> "its id %s is another event's".formatted(line.id()));
        var time = line.recordedAt();
        FaultFound.unless(
                time >= recordedAt,
                () -> "it was recorded at %s, before the event before it".formatted(line.text(Attribute.TIME)));
        recordedAt = time;
    }

    private static void requireValue(RawLine line, Attribute attribute, byte[] expected) {
        FaultFound.unless(
                line.is(attribute, expected),
                () -> "its %s is %s, expected %s"
                        .formatted(attribute.word(), line.text(attribute), new String(expected, UTF_8)));
    }
}
