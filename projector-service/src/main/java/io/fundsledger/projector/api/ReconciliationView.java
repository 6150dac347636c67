package io.fundsledger.projector.api;

import io.fundsledger.events.money.Currency;
import io.fundsledger.projector.reconciliation.Alarm;
import io.fundsledger.projector.reconciliation.Pass;
import io.fundsledger.projector.reconciliation.ReconciledView;
import io.fundsledger.projector.reconciliation.ReconciliationStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a view agrees with the others. */
@Schema(name = "Reconciliation")
record ReconciliationView(
        @Schema(
                description = "starting: not everything has been looked at yet; standby: another instance compares;"
                        + " unknown: something that is needed to compare is away",
                allowableValues = {"starting", "standby", "agrees", "differs", "unknown"})
        String state,

        @Schema(description = "When that began") Instant since,

        @Schema(description = "Why nothing can be compared now") @Nullable String reason,

        @Schema(description = "The last look at everything") @Nullable LastPass lastPass,

        @Schema(description = "What the view may be wrong about, at most 100")
        List<Difference> differences,

        @Schema(description = "How many there are") int differing,

        @Schema(description = "Whether there may be more than are remembered")
        boolean more) {

    private static final int MOST_LISTED = 100;

    static ReconciliationView of(ReconciliationStatus status, ReconciledView view) {
        var alarms = status.alarmsOf(view);
        return new ReconciliationView(
                status.stateOf(view).word(),
                status.since(),
                status.reason(),
                status.lastPass() == null ? null : LastPass.of(status.lastPass()),
                alarms.stream().limit(MOST_LISTED).map(Difference::of).toList(),
                alarms.size(),
                status.more());
    }

    @Schema(name = "ReconciliationPass")
    record LastPass(
            Instant endedAt,
            @Schema(example = "30.2") double seconds,
            long accounts,
            long entries,

            @Schema(description = "What the entries of each currency add up to, by projection: decimal strings")
            Map<String, Map<String, String>> sums) {

        private static LastPass of(Pass.Result pass) {
            var sums = new TreeMap<String, Map<String, String>>();
            pass.sums().byCurrency().forEach((currency, byView) -> sums.put(currency, decimal(currency, byView)));
            return new LastPass(pass.ended(), pass.took().toMillis() / 1e3, pass.accounts(), pass.entries(), sums);
        }

        private static Map<String, String> decimal(String currency, Map<ReconciledView, BigInteger> byView) {
            var decimals = Currency.of(currency).decimals();
            return byView.entrySet().stream()
                    .collect(Collectors.toMap(
                            sum -> sum.getKey().projection(),
                            sum -> new BigDecimal(sum.getValue(), decimals).toPlainString(),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    @Schema(name = "Difference")
    record Difference(
            @Schema(description = "For a person") String text,
            @Nullable UUID accountId,
            @Nullable Integer partition,
            @Nullable Long position,

            @Schema(description = "Names of what differs, or missing, or added")
            Set<String> what,

            @Schema(description = "The projections that may be wrong")
            List<String> projections,

            Instant since) {

        private static Difference of(Alarm alarm) {
            var finding = alarm.finding();
            var at = finding.at();
            return new Difference(
                    finding.text(),
                    finding.subject().customer(),
                    at == null ? null : at.partition(),
                    at == null ? null : at.position(),
                    finding.what(),
                    finding.views().stream()
                            .sorted()
                            .map(ReconciledView::projection)
                            .toList(),
                    alarm.since());
        }
    }
}
