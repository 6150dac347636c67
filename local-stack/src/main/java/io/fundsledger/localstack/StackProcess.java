package io.fundsledger.localstack;

/** A running component, and the ways to break it and bring it back. */
public interface StackProcess {

    Component component();

    int port();

    long pid();

    boolean isAlive();

    /** Ends the whole process tree with SIGKILL and returns when it is gone. */
    void kill();

    /** Ends it in its own time, as a restart in production would. */
    void stop();

    /** Starts it again on the same port and data after {@link #kill} or {@link #stop}; returns when it is ready. */
    void start();

    /** Stops all its processes in their tracks (SIGSTOP): they hold their connections and answer nothing. */
    void pause();

    /** Lets a paused component go on (SIGCONT). */
    void resume();
}
