package io.fundsledger.cli.logfile;

import io.fundsledger.events.AccountPartitioner;
import java.util.UUID;

/** Which part of a log a file holds. */
public sealed interface LogScope {

    /** Whether an event of this place and account is part of it. */
    boolean holds(int partition, UUID accountId);

    /** Whether a partition, of so many, has events that are part of it. */
    boolean needs(int partition, int partitions);

    /** Every event; the only file of which a ledger can be made again. */
    record All() implements LogScope {

        @Override
        public boolean holds(int partition, UUID accountId) {
            return true;
        }

        @Override
        public boolean needs(int partition, int partitions) {
            return true;
        }
    }

    /**
     * Some partitions, each from its first event.
     *
     * @param from the first, from 0
     * @param to the last, inclusive
     */
    record Partitions(int from, int to) implements LogScope {

        @Override
        public boolean holds(int partition, UUID accountId) {
            return partition >= from && partition <= to;
        }

        @Override
        public boolean needs(int partition, int partitions) {
            return partition >= from && partition <= to;
        }
    }

    /** The events of one account: its partition has others between them, so that the chain has gaps. */
    record OfAccount(UUID accountId) implements LogScope {

        @Override
        public boolean holds(int partition, UUID account) {
            return accountId.equals(account);
        }

        @Override
        public boolean needs(int partition, int partitions) {
            return partition == AccountPartitioner.partitionOf(accountId, partitions);
        }
    }
}
