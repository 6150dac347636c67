package io.fundsledger.localstack;

/** Runs one component's server; knows nothing of what the server says once it listens. */
public interface Runner {

    /** Starts the server and returns at once; after {@link #kill} or {@link #stop} on the data that is there. */
    void launch();

    long pid();

    boolean isAlive();

    void kill();

    void stop();

    /** Ends it at once and for ever. */
    void remove();

    void pause();

    void resume();

    /** The line of the server's log that best tells why it ended. */
    String lastWords();
}
