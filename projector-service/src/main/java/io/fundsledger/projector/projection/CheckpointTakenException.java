package io.fundsledger.projector.projection;

/** Another owner moved a checkpoint first. Nothing is wrong, but this runner's idea of the partition is out of date. */
public final class CheckpointTakenException extends RuntimeException {
    public CheckpointTakenException(Generation generation, int expected, int moved) {
        super("another instance moved a checkpoint of %s first (%d of %d were as expected)"
                .formatted(generation, moved, expected));
    }
}
