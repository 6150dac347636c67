package io.fundsledger.endtoend.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that clients asked and were answered; up to a number of attempts and readings, after which they end. */
public final class History {

    private final int most;
    private final AtomicInteger size = new AtomicInteger();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<Together> togethers = new ConcurrentLinkedQueue<>();
    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();

    public History(int most) {
        this.most = most;
    }

    public void add(Attempt attempt) {
        size.incrementAndGet();
        attempts.add(attempt);
    }

    public void add(Together together) {
        togethers.add(together);
    }

    public void add(Reading reading) {
        size.incrementAndGet();
        readings.add(reading);
    }

    boolean isFull() {
        return size.get() >= most;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Together> togethers() {
        return List.copyOf(togethers);
    }

    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** How many attempts at one instance were acknowledged so far. */
    long acknowledged(int instance) {
        return attempts.stream()
                .filter(attempt -> attempt.instance() == instance && attempt.answer() instanceof Answer.Recorded)
                .count();
    }

    /** In the order of the answers, a line each. */
    public void writeTo(Path file) {
        var lines = attempts.stream()
                .sorted(Comparator.comparing(Attempt::answered))
                .map(Attempt::toString);
        var read = readings.stream().map(Reading::toString);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Stream.concat(lines, read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each kind of answer came. */
    @Override
    public String toString() {
        var kinds = attempts.stream()
                .collect(Collectors.groupingBy(attempt -> kind(attempt.answer()), Collectors.counting()));
        return "%d attempts %s, %d together, %d readings"
                .formatted(attempts.size(), kinds, togethers.size(), readings.size());
    }

    private static String kind(Answer answer) {
        return switch (answer) {
            case Answer.Recorded recorded -> recorded.replayed() ? "recorded before" : "recorded";
            case Answer.Refused refused -> refused.code();
            case Answer.None none -> "no answer: " + none.why();
        };
    }
}
