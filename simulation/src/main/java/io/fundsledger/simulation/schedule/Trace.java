package io.fundsledger.simulation.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened last, and a figure that two runs have in common only if everything happened the same way in both. */
public final class Trace {

    private static final int KEPT = 60;

    private final Deque<Line> last = new ArrayDeque<>();
    private long steps;
    private long digest;

    private record Line(long step, String who, String what) {
        @Override
        public String toString() {
            return "%6d  %-12s %s".formatted(step, who, what);
        }
    }

    /** Something that somebody did. */
    public void step(String who, String what) {
        steps++;
        note(who, what);
    }

    /** Something that happened within a step. */
    public void note(String who, String what) {
        digest = digest * 31 + who.hashCode();
        digest = digest * 31 + what.hashCode();
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(new Line(steps, who, what));
    }

    public long steps() {
        return steps;
    }

    public long digest() {
        return digest;
    }

    public List<String> lines() {
        return last.stream().map(Line::toString).toList();
    }
}
