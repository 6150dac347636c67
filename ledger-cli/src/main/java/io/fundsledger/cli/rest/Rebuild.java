package io.fundsledger.cli.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the command line reads of a rebuild. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rebuild(
        UUID id,
        String projection,
        int generation,
        String phase,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long eventsDone,
        @Nullable Long eventsToDo,
        @Nullable Double eventsPerSecond,
        @Nullable Double secondsLeft,
        @Nullable Double compared,
        @Nullable Comparison comparison) {
    private static final Set<String> ENDS = Set.of("switched", "cancelled", "failed");

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Comparison(boolean equal, List<Table> tables, List<Difference> differences) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Table(String name, boolean equal, long currentRows, long rebuiltRows) {}

    public record Difference(String table, String key, String kind, List<String> columns) {}

    public boolean isOver() {
        return ENDS.contains(phase);
    }

    public boolean isSwitched() {
        return phase.equals("switched");
    }

    /** Whether somebody has to decide. */
    public boolean isWaiting() {
        return phase.equals("different");
    }

    /** How long it took; until now if it is not over. */
    public Duration took(Instant now) {
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }
}
