package io.fundsledger.query.statement.document;

import io.fundsledger.events.LogPosition;
import java.time.Instant;

/**
 * The event that a statement ties to: the account's last one of those that the statement knows.
 *
 * @param version of the account that the event made
 * @param position where it is in the log
 * @param hash of it, in hex; by the chain it also stands for everything before it in its partition
 * @param recordedAt when it was recorded; all the time that a document has, so that it is the same whenever it is made
 */
public record Anchor(long version, LogPosition position, String hash, Instant recordedAt) {}
