package io.fundsledger.projector.reconciliation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The views that tell of the same entries. */
public enum ReconciledView {
    ACCOUNTS,
    GENERAL_LEDGER,
    TRANSACTIONS;

    /** The name of its projection. */
    public String projection() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a projection that is not reconciled. */
    public static Optional<ReconciledView> of(String projection) {
        return Stream.of(values())
                .filter(view -> view.projection().equals(projection))
                .findFirst();
    }
}
