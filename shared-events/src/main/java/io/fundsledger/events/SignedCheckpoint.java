package io.fundsledger.events;

/**
 * A checkpoint and somebody's word for it, checked or not: {@link CheckpointKey#accepts} says.
 *
 * @param signature Ed25519 over {@link CheckpointJson#signedBytes}; never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // as with events: the bytes are the signature
public record SignedCheckpoint(Checkpoint checkpoint, byte[] signature) {}
