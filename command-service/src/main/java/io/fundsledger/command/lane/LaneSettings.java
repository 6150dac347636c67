package io.fundsledger.command.lane;

import java.time.Duration;

/**
 * The limits of a lane.
 *
 * @param queue how many commands may wait
 * @param batch how many are decided and appended in one transaction
 * @param cachedAccounts how many accounts are kept in memory
 * @param answerWithin how long a caller waits
 * @param commitUnknownWithin how long an interrupted commit is looked into before its commands are given up
 * @param clockTolerance how far the clock may be behind the log
 */
public record LaneSettings(
        int queue,
        int batch,
        int cachedAccounts,
        Duration answerWithin,
        Duration commitUnknownWithin,
        Duration clockTolerance) {

    public static final LaneSettings DEFAULT =
            new LaneSettings(4096, 1000, 200_000, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(5));
}
