package io.fundsledger.command.lane;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.command.log.SnapshotSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** Puts a lane together. */
public final class CommandLanes {

    private CommandLanes() {}

    /** A lane that is not yet started; it alone uses the given log. */
    public static CommandLane create(
            PostgresEventLog log,
            LedgerIdentity ledger,
            EventIds ids,
            InstantSource clock,
            LaneSettings settings,
            MeterRegistry registry,
            CommitListener commits,
            SnapshotSink snapshots) {
        var metrics = new LaneMetrics(registry);
        var handler = new BatchHandler(log, ledger, ids, clock, settings, metrics, commits, snapshots);
        return new CommandLane(settings, new BatchRetry(handler, settings.commitUnknownWithin()), metrics);
    }
}
