package io.fundsledger.command.api;

import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.RefusalExamples;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Failed;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts how commands end. All counters are there from the start, so that a rate of zero is a zero and not a gap. */
@Component
final class CommandMetrics {

    private final Counter recorded;
    private final Counter replayed;
    private final Counter foreseen;
    private final Map<ProblemType, Counter> refused = new EnumMap<>(ProblemType.class);

    CommandMetrics(MeterRegistry registry) {
        recorded = outcome(registry, "recorded");
        replayed = outcome(registry, "replayed");
        foreseen = outcome(registry, "foreseen");
        for (var refusal : RefusalExamples.all()) {
            refused.computeIfAbsent(RefusalTable.problem(refusal).type(), type -> refusals(registry, type));
        }
    }

    /** Counts how a command ended; a fault of the service is seen among its answers. */
    void count(Outcome outcome, boolean dryRun) {
        switch (outcome) {
            case Recorded command -> (command.replayed() ? replayed : recorded).increment();
            case Foreseen command -> foreseen.increment();
            case Refused(var refusal) -> {
                if (!dryRun) {
                    refused(RefusalTable.problem(refusal).type());
                }
            }
            case Failed fault -> {}
        }
    }

    private void refused(ProblemType type) {
        Objects.requireNonNull(refused.get(type), type::code).increment();
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("ledger.command.outcomes")
                .description("commands that were accepted, by whether this request recorded them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter refusals(MeterRegistry registry, ProblemType type) {
        return Counter.builder("ledger.command.refusals")
                .description("commands that were refused, by code")
                .tag("code", type.code())
                .register(registry);
    }
}
