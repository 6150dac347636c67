package io.fundsledger.command.checkpoint;

/** The log or the checkpoints are not what they were: nothing is signed until they are again, or somebody has decided. */
final class CheckpointAlarmException extends RuntimeException {

    private final CheckpointState alarm;

    CheckpointAlarmException(CheckpointState alarm, String message) {
        super(message);
        this.alarm = alarm;
    }

    CheckpointState alarm() {
        return alarm;
    }
}
