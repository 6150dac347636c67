package io.fundsledger.command.relay;

import org.springframework.context.SmartLifecycle;

/** The relay starts before anything is accepted, and stops when the last commit has been heard of. */
final class RelayLifecycle implements SmartLifecycle {

    static final int PHASE = -200;

    private final LogRelay relay;
    private final CommitBroadcast broadcast;
    private volatile boolean running;

    RelayLifecycle(LogRelay relay, CommitBroadcast broadcast) {
        this.relay = relay;
        this.broadcast = broadcast;
    }

    @Override
    public void start() {
        broadcast.start();
        relay.start();
        running = true;
    }

    @Override
    public void stop() {
        relay.close();
        broadcast.close();
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
