package io.fundsledger.command.lane;

import io.fundsledger.command.log.EventLog;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.SnapshotSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** Puts a lane together. */
public final class CommandLanes {

    private CommandLanes() {}

    /** A lane that is not yet started; it alone uses the given log. */
    public static CommandLane create(
            EventLog log,
            LedgerIdentity ledger,
            EventIds ids,
            InstantSource clock,
            LaneSettings settings,
            MeterRegistry registry,
            CommitListener commits,
            SnapshotSink snapshots) {
        return create(log, ledger, ids, clock, settings, registry, commits, snapshots, Pauses.REAL);
    }

    /** The same, with time that passes as the caller says. */
    public static CommandLane create(
            EventLog log,
            LedgerIdentity ledger,
            EventIds ids,
            InstantSource clock,
            LaneSettings settings,
            MeterRegistry registry,
            CommitListener commits,
            SnapshotSink snapshots,
            Pauses pauses) {
        var metrics = new LaneMetrics(registry);
        var handler = new BatchHandler(log, ledger, ids, clock, settings, metrics, commits, snapshots);
        var batches = new BatchRetry(handler, settings.commitUnknownWithin(), pauses);
        return new CommandLane(settings, batches, new LanePace(pauses), metrics);
    }
}
