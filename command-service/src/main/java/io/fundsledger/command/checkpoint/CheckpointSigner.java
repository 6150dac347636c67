package io.fundsledger.command.checkpoint;

import static java.time.temporal.ChronoUnit.MICROS;

import io.fundsledger.command.log.CheckpointStore;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LogCut;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.CheckpointComparison;
import io.fundsledger.events.CheckpointFinding;
import io.fundsledger.events.CheckpointFinding.OtherLedger;
import io.fundsledger.events.CheckpointFinding.OtherPartitions;
import io.fundsledger.events.CheckpointFinding.Rewritten;
import io.fundsledger.events.CheckpointFinding.SignatureWrong;
import io.fundsledger.events.CheckpointFinding.TailCutOff;
import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.SignedCheckpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs the heads of the log, but only of a log that still holds what the checkpoint before it saw. */
final class CheckpointSigner {

    private final CheckpointSigningKey key;
    private final LedgerIdentity ledger;
    private final CheckpointSchedule schedule;
    private final InstantSource clock;

    CheckpointSigner(
            CheckpointSigningKey key, LedgerIdentity ledger, CheckpointSchedule schedule, InstantSource clock) {
        this.key = key;
        this.ledger = ledger;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Signs and keeps a checkpoint if one is due.
     *
     * @return it, if one was
     * @throws CheckpointAlarmException if the log is not what it was
     * @throws org.springframework.dao.DataAccessException if the store cannot be used, or another instance was faster
     */
    Optional<SignedCheckpoint> signIfDue(CheckpointStore store) {
        var last = store.newest();
        var before = last.map(SignedCheckpoint::checkpoint).orElse(null);
        var cut = store.cut(before == null ? List.of() : before.heads());
        last.ifPresent(signed -> requireUnchanged(signed, cut));
        var now = clock.instant().truncatedTo(MICROS);
        if (!schedule.due(before, cut.events(), now)) {
            return Optional.empty();
        }
        var signed = key.sign(next(before, cut.heads(), now));
        store.append(signed);
        return Optional.of(signed);
    }

    private Checkpoint next(@Nullable Checkpoint before, List<CheckpointHead> heads, Instant now) {
        return new Checkpoint(
                ledger.ledgerId(),
                before == null ? 1 : before.number() + 1,
                before == null || now.isAfter(before.time()) ? now : before.time(),
                heads,
                key.publicKey().keyId(),
                before == null ? Checkpoint.NONE_BEFORE : before.hash());
    }

    private void requireUnchanged(SignedCheckpoint last, LogCut cut) {
        var comparison = new CheckpointComparison(last);
        if (last.checkpoint().keyId().equals(key.publicKey().keyId())) {
            comparison
                    .refusal(key.publicKey(), ledger.ledgerId(), ledger.partitions())
                    .ifPresent(this::alarm);
        }
        cut.earlier().forEach(comparison::see);
        cut.heads().forEach(comparison::see);
        for (var partition = 0; partition < ledger.partitions(); partition++) {
            comparison.finding(partition).ifPresent(this::alarm);
        }
    }

    private void alarm(CheckpointFinding finding) {
        var alarm = switch (finding) {
            case TailCutOff cut -> CheckpointState.LOG_BEHIND_CHECKPOINT;
            case Rewritten rewritten -> CheckpointState.LOG_REWRITTEN;
            case SignatureWrong forged -> CheckpointState.CHECKPOINT_FORGED;
            case OtherLedger other -> CheckpointState.CHECKPOINT_FORGED;
            case OtherPartitions other -> CheckpointState.CHECKPOINT_FORGED;
        };
        throw new CheckpointAlarmException(alarm, finding.message());
    }
}
