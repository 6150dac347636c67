package io.fundsledger.command.lane;

import io.fundsledger.events.ContractRelease;
import java.time.Duration;

/**
 * The limits of a lane.
 *
 * @param queue how many commands may wait
 * @param batch how many are decided and appended in one transaction, unless more have to be
 * @param cachedAccounts how many accounts are kept in memory
 * @param answerWithin how long a caller waits for a command
 * @param answerBatchWithin how long a caller waits for a batch
 * @param commitUnknownWithin how long an interrupted commit is looked into before its commands are given up
 * @param clockTolerance how far the clock may be behind the log
 * @param writeEventsOf the release of the contract whose events are written: one that all of their readers know
 */
public record LaneSettings(
        int queue,
        int batch,
        int cachedAccounts,
        Duration answerWithin,
        Duration answerBatchWithin,
        Duration commitUnknownWithin,
        Duration clockTolerance,
        ContractRelease writeEventsOf) {

    public static final LaneSettings DEFAULT = new LaneSettings(
            16_384,
            1000,
            200_000,
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            ContractRelease.RELEASE_0_1);

    public LaneSettings writing(ContractRelease release) {
        return new LaneSettings(
                queue,
                batch,
                cachedAccounts,
                answerWithin,
                answerBatchWithin,
                commitUnknownWithin,
                clockTolerance,
                release);
    }
}
