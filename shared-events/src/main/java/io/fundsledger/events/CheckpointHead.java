package io.fundsledger.events;

/**
 * The last event of a log partition.
 *
 * @param partition from 0
 * @param position of that event; 0 where there is none
 * @param hash of that event, or {@link HashChain#first} where there is none; 64 hexadecimal digits
 */
public record CheckpointHead(int partition, long position, String hash) {

    /** Throws IllegalArgumentException on what no log can have. */
    public CheckpointHead {
        if (partition < 0 || position < 0 || !Sha256.isHex(hash)) {
            throw new IllegalArgumentException("a log has no such head: partition %d, position %d, hash '%s'"
                    .formatted(partition, position, hash));
        }
    }
}
