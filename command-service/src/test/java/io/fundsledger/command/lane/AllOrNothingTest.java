package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.log.CommandHead;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LogConflictException;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.command.log.StoreUnavailableException;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is appended together is recorded together or not at all, whatever becomes of the writer. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllOrNothingTest {

    private static final Money NO_LIMIT = Money.zero(Currency.of("EUR"));

    private LogInTest log;

    @BeforeAll
    void start(StackSpace space) {
        log = new LogInTest(space);
    }

    @AfterAll
    void stop() {
        log.close();
    }

    @Test
    void oneEventThatCannotBeRecordedKeepsAllOthersOut_invariant4() {
        var here = log.accountIn(0);
        var there = log.accountIn(1);
        try (var writer = log.writer()) {
            var heads = lock(writer, 0, 1);
            var events = List.of(opening(here, heads.of(0), 1), opening(there, heads.of(1), 1));
            writer.append(events, Map.of("number-of-" + here, here));

            heads = lock(writer, 0, 1);
            var again = List.of(opening(log.accountIn(0), heads.of(0), 1), opening(there, heads.of(1), 1));
            assertThatThrownBy(() -> writer.append(again, Map.of("number-of-nobody", here)))
                    .isInstanceOf(LogConflictException.class);
        }

        assertThat(log.reader.partition(0, 1, 10)).hasSize(1);
        assertThat(log.reader.partition(1, 1, 10)).hasSize(1);
        assertThat(log.jdbc
                        .sql("SELECT number FROM account_number")
                        .query(String.class)
                        .list())
                .containsExactly("number-of-" + here);
    }

    @Test
    void aWriterThatStopsInTheMiddleHoldsNobodyUpAndRecordsNothingWhenItWakes_invariants3_4() {
        try (var stopped = log.writer();
                var next = log.writer()) {
            var stale = lock(stopped, 2);
            var inTheMeantime = opening(log.accountIn(2), lock(next, 2).of(2), 1);
            next.append(List.of(inTheMeantime), Map.of());

            var tooLate = opening(log.accountIn(2), stale.of(2), 1);
            assertThatThrownBy(() -> stopped.append(List.of(tooLate), Map.of()))
                    .isInstanceOf(StoreUnavailableException.class);
        }

        assertThat(log.reader.partition(2, 1, 10)).hasSize(1);
    }

    private static BatchHeads lock(PostgresEventLog writer, int... partitions) {
        var known = new TreeMap<Integer, Long>();
        for (var partition : partitions) {
            known.put(partition, Long.MAX_VALUE);
        }
        return BatchHeads.of(writer.lock(new LockRequest(known, List.of(), List.of(), List.of()))
                .heads());
    }

    private NewEvent opening(UUID account, PartitionHead head, long version) {
        var key = new CommandKey("teller", "open:" + UUID.randomUUID());
        var request = new CommandRequest(
                new OpenAccount(account, null, "owner-1", NO_LIMIT, null), key, new byte[32], null, null, null);
        var opened = new AccountOpened("owner-1", NO_LIMIT, null);
        var event = NewEvents.recorded(
                request,
                log.ledger,
                head,
                ContractRelease.RELEASE_0_1,
                account,
                version,
                UUID.randomUUID(),
                Instant.parse("2026-01-01T00:00:00Z"),
                opened,
                true);
        return new NewEvent(event, opened, new CommandHead(key.idempotencyKey(), request.fingerprint(), List.of()));
    }
}
