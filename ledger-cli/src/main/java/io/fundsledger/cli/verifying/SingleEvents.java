package io.fundsledger.cli.verifying;

/** Some events of a partition, such as those of one account: each vouches for itself, and for the one after it. */
final class SingleEvents implements Links {

    private final EventHash hashing = new EventHash();
    private byte[] hash = {};
    private long position;

    @Override
    public void follow(RawLine line) {
        var found = line.position();
        FaultFound.unless(found > position, () -> "its position is %d, after %d".formatted(found, position));
        FaultFound.unless(
                found > position + 1 || position == 0 || line.isHash(Attribute.PREVIOUSHASH, hash),
                "its previous hash is not the hash of the event before it");
        hash = line.hash(Attribute.PREVIOUSHASH);
        hashing.advance(hash, line);
        FaultFound.unless(line.isHash(Attribute.HASH, hash), () -> WholeChain.wrongHash(line, hash));
        position = found;
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
