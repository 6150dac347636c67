package io.fundsledger.simulation.schedule;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs on a thread of its own, but only while it is its turn: from one pass to the next. So code that waits for
 * its store within a call can be interleaved with others, and ended, at every statement; and only one thread ever runs.
 */
public final class Coroutine implements Turn, Actor {

    private final String name;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore passed = new Semaphore(0);
    private final Thread thread;
    private String next = "starts";
    private @Nullable BooleanSupplier until;
    private @Nullable Throwable failure;
    private boolean crashing;
    private boolean ended;

    public Coroutine(String name, Consumer<Turn> work) {
        this.name = name;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReady() {
        return !ended && (until == null || until.getAsBoolean());
    }

    /** Runs to the next pass; throws what the code throws. */
    @Override
    public String step() {
        var now = next;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            go.release();
        }
        passed.acquireUninterruptibly();
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return now;
    }

    /** Ends the code where it is. */
    public void crash() {
        crashing = true;
        while (!ended && thread.getState() != Thread.State.NEW) {
            step();
        }
        ended = true;
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
        endIfCrashing();
        next = what;
        until = condition;
        passed.release();
        go.acquireUninterruptibly();
        until = null;
        endIfCrashing();
    }

    @Override
    public boolean isOver() {
        return crashing;
    }

    private void endIfCrashing() {
        if (crashing) {
            throw new Crash();
        }
    }

    private void run(Consumer<Turn> work) {
        try {
            work.accept(this);
        } catch (Crash asked) {
            failure = null;
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            ended = true;
            passed.release();
        }
    }
}
