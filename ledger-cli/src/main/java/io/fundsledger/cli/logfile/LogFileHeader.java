package io.fundsledger.cli.logfile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The first line of an exported log: whose it is.
 *
 * @param ledgerId in every event's source
 * @param partitions how many log partitions the ledger has, whatever the file holds of them
 * @param timeZone in whose days value dates default
 * @param hashFormat how hashes are computed: {@code HashChain.FORMAT}, in decimal digits
 * @param exportedAt when the export began; what was recorded later is not in the file
 */
public record LogFileHeader(
        UUID ledgerId, int partitions, ZoneId timeZone, String hashFormat, LogScope scope, Instant exportedAt) {

    private static final int MOST_PARTITIONS = 1024;

    public LogFileHeader {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("a log has 1 to %d partitions".formatted(MOST_PARTITIONS));
        }
        if (scope instanceof LogScope.Partitions some
                && (some.from() < 0 || some.from() > some.to() || some.to() >= partitions)) {
            throw new IllegalArgumentException("the log has the partitions 0 to %d".formatted(partitions - 1));
        }
    }
}
