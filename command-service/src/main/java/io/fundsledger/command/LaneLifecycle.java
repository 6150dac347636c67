package io.fundsledger.command;

import io.fundsledger.command.lane.CommandLane;
import org.springframework.context.SmartLifecycle;

/** The lane is there before the first request can come, and answers the last one before it goes. */
final class LaneLifecycle implements SmartLifecycle {

    private static final int PHASE = -100;

    private final CommandLane lane;
    private volatile boolean running;

    LaneLifecycle(CommandLane lane) {
        this.lane = lane;
    }

    @Override
    public void start() {
        lane.start();
        running = true;
    }

    @Override
    public void stop() {
        lane.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
