package io.fundsledger.projector.reconciliation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** What Prometheus sees of the reconciliation. */
public final class ReconciliationMetrics {

    private final Reconciliation reconciliation;
    private final InstantSource clock;

    public ReconciliationMetrics(Reconciliation reconciliation, MeterRegistry registry, InstantSource clock) {
        this.reconciliation = reconciliation;
        this.clock = clock;
        for (var state : ReconciliationState.values()) {
            Gauge.builder(
                            "ledger.reconciliation.state",
                            reconciliation,
                            r -> r.status().state() == state ? 1 : 0)
                    .tag("state", state.word())
                    .description("1 for what this instance knows of whether the views agree")
                    .register(registry);
        }
        for (var view : ReconciledView.values()) {
            Gauge.builder(
                            "ledger.reconciliation.differences",
                            reconciliation,
                            r -> r.status().alarmsOf(view).size())
                    .tag("projection", view.projection())
                    .description("Differences that the view may be wrong about")
                    .register(registry);
        }
        FunctionCounter.builder("ledger.reconciliation.entries", reconciliation, Reconciliation::entriesCompared)
                .description("Entries that this instance has compared")
                .register(registry);
        gauge(registry, "pass.seconds", "How long the last look at everything took", pass -> seconds(pass.took()));
        gauge(registry, "pass.age.seconds", "How long ago the last look at everything ended", this::age);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Pass.Result> figure) {
        Gauge.builder("ledger.reconciliation." + name, () -> ofLastPass(figure))
                .description(description)
                .register(registry);
    }

    private double ofLastPass(ToDoubleFunction<Pass.Result> figure) {
        var pass = reconciliation.status().lastPass();
        return pass == null ? Double.NaN : figure.applyAsDouble(pass);
    }

    private double age(Pass.Result pass) {
        return seconds(Duration.between(pass.ended(), clock.instant()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
