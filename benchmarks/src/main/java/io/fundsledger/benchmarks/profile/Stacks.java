package io.fundsledger.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * How often which stack was seen.
 *
 * @param samples by stack, its frames as {@code class.method} joined by semicolons, the outermost first
 */
public record Stacks(Map<String, Long> samples) {

    private static final Set<String> SAMPLED = Set.of("jdk.CPUTimeSample");
    private static final Pattern NUMBER = Pattern.compile("[-#]?\\d+");
    private static final String SEPARATOR = ";";

    /** Of a recording; each begins with the kind of thread, such as {@code command-lane}. */
    public static Stacks of(Path recording) throws IOException {
        var samples = new TreeMap<String, Long>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (SAMPLED.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
                    samples.merge(text(event), 1L, Long::sum);
                }
            }
        }
        return new Stacks(samples);
    }

    private static String text(RecordedEvent event) {
        var frames = new ArrayList<String>();
        event.getStackTrace().getFrames().forEach(frame -> frames.add(text(frame)));
        frames.add(kindOfThread(event.getThread()));
        Collections.reverse(frames);
        return String.join(SEPARATOR, frames);
    }

    /** Its name without its number. */
    private static String kindOfThread(@Nullable RecordedThread thread) {
        var name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
        var kind = NUMBER.matcher(name).replaceAll("");
        return kind.isEmpty() ? "virtual thread" : kind;
    }

    private static String text(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    public long total() {
        return samples.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many samples have each of the names that are given to their stacks; the most frequent come first. */
    public Map<String, Long> by(Function<List<String>, Collection<String>> names) {
        var sums = new TreeMap<String, Long>();
        samples.forEach((stack, count) -> Set.copyOf(names.apply(List.of(stack.split(SEPARATOR, -1))))
                .forEach(name -> sums.merge(name, count, Long::sum)));
        var ranked = new LinkedHashMap<String, Long>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(sum -> ranked.put(sum.getKey(), sum.getValue()));
        return ranked;
    }

    /** A line a stack, as tools that draw flame graphs read it. */
    public String collapsed() {
        return samples.entrySet().stream()
                .map(stack -> stack.getKey() + " " + stack.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
