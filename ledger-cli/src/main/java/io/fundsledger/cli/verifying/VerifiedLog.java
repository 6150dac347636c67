package io.fundsledger.cli.verifying;

import io.fundsledger.cli.logfile.LogScope;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Whose log is verified, and what part of it.
 *
 * @param partitions how many the ledger has
 */
record VerifiedLog(UUID ledgerId, int partitions, LogScope scope) {

    /** The partitions that there are events of, ascending. */
    List<Integer> covered() {
        return switch (scope) {
            case LogScope.All _ -> IntStream.range(0, partitions).boxed().toList();
            case LogScope.Partitions(var from, var to) ->
                IntStream.rangeClosed(from, to).boxed().toList();
            case LogScope.OfAccount(var account) -> List.of(home(account));
        };
    }

    int home(UUID account) {
        return HomePartition.of(account, partitions);
    }

    /** Whether all events of an account are there. */
    boolean covers(UUID account) {
        return scope.holds(home(account), account);
    }

    Links links(int partition) {
        return scope instanceof LogScope.OfAccount
                ? new SingleEvents()
                : new WholeChain(ledgerId, partition, partitions);
    }
}
