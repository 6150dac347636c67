package io.fundsledger.cli.verifying;

import java.util.HexFormat;
import java.util.UUID;

/** Every event of a partition from the first one on, without gap. */
final class WholeChain implements Links {

    private final EventHash hashing = new EventHash();
    private final byte[] hash;
    private long position;

    WholeChain(UUID ledgerId, int partition, int partitions) {
        this.hash = hashing.first(ledgerId, partition, partitions);
    }

    @Override
    public void follow(RawLine line) {
        var expected = position + 1;
        var found = line.position();
        FaultFound.unless(found == expected, () -> "its position is %d, expected %d".formatted(found, expected));
        FaultFound.unless(
                line.isHash(Attribute.PREVIOUSHASH, hash),
                () -> "its previous hash is %s, expected %s, the hash of the event before it"
                        .formatted(line.text(Attribute.PREVIOUSHASH), hashText()));
        hashing.advance(hash, line);
        FaultFound.unless(line.isHash(Attribute.HASH, hash), () -> wrongHash(line, hash));
        position = expected;
    }

    static String wrongHash(RawLine line, byte[] expected) {
        return "its hash is %s, expected %s of what it says"
                .formatted(line.text(Attribute.HASH), HexFormat.of().formatHex(expected));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }
}
