package io.fundsledger.command.lane;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.lane.LaneAnswer.Done;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.command.log.SnapshotSink;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lane at work on a real log, spoken to without HTTP. */
public final class LaneInTest implements AutoCloseable {

    private static final Currency EUR = Currency.of("EUR");

    private final LogInTest log;
    private final InstantSource clock;
    private final LaneSettings settings;
    private final EventIds ids = new EventIds(new Random());
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CommandLane lane;
    private final CommandIntake intake;

    public LaneInTest(LogInTest log, InstantSource clock) {
        this(log, clock, ContractRelease.RELEASE_0_1);
    }

    public LaneInTest(LogInTest log, InstantSource clock, ContractRelease writeEventsOf) {
        this(log, clock, writeEventsOf, (accountId, account) -> {});
    }

    LaneInTest(LogInTest log, InstantSource clock, ContractRelease writeEventsOf, SnapshotSink snapshots) {
        this(log, clock, LaneSettings.DEFAULT.writing(writeEventsOf), snapshots);
    }

    LaneInTest(LogInTest log, InstantSource clock, LaneSettings settings) {
        this(log, clock, settings, (accountId, account) -> {});
    }

    private LaneInTest(LogInTest log, InstantSource clock, LaneSettings settings, SnapshotSink snapshots) {
        this.log = log;
        this.clock = clock;
        this.settings = settings;
        lane = CommandLanes.create(log.writer(), log.ledger, ids, clock, settings, registry, () -> {}, snapshots);
        lane.start();
        var history = new CommandHistory(log.reader, new AccountHistory(log.jdbc));
        intake = new LaneIntake(lane, Optional::empty, history, settings);
    }

    public Outcome open(UUID account, @Nullable String number) {
        return execute("open:" + account, new OpenAccount(account, null, "owner-1", Money.zero(EUR), number));
    }

    public Outcome deposit(String key, UUID account, long cents) {
        return execute(key, new Deposit(account, null, "cash", entry(cents)));
    }

    public Outcome withdraw(String key, UUID account, long cents) {
        return execute(key, new Withdraw(account, null, "card", entry(cents)));
    }

    public Outcome execute(String key, AccountCommand command) {
        return intake.execute(request(key, command));
    }

    /** Commands given together, each for itself, under the given keys. */
    List<Outcome> executeEach(Map<String, AccountCommand> commands) {
        var requests = commands.entrySet().stream()
                .map(command -> request(command.getKey(), command.getValue()))
                .toList();
        return intake.execute(new CommandBatch(requests, false, false));
    }

    /** How many commands are in the queue. */
    int waiting() {
        return (int) registry.get("ledger.lane.queue.depth").gauge().value();
    }

    /** Where its commands enter. */
    public CommandIntake intake() {
        return intake;
    }

    /** Commands in one batch, of a lane that knows nothing before; their outcomes in order. */
    public List<Outcome> executeAtOnce(List<AccountCommand> commands) {
        var batch = commands.stream()
                .map(command -> unit(UUID.randomUUID().toString(), command))
                .toList();
        return decideAtOnce(batch).stream().map(List::getFirst).toList();
    }

    /** Units in one batch, of a lane that knows nothing before; the outcomes of each in order. */
    List<List<Outcome>> decideAtOnce(List<PendingUnit> batch) {
        try (var writer = log.writer()) {
            new BatchHandler(
                            writer,
                            log.ledger,
                            ids,
                            clock,
                            settings,
                            new LaneMetrics(registry),
                            () -> {},
                            (account, state) -> {})
                    .handle(batch);
        }
        return batch.stream()
                .map(unit -> unit.answers().join().stream()
                        .map(answer -> ((Done) answer).outcome())
                        .toList())
                .toList();
    }

    static PendingUnit unit(String key, AccountCommand command) {
        return PendingUnit.of(request(key, command), false);
    }

    static PendingUnit tried(String key, AccountCommand command) {
        return PendingUnit.of(request(key, command), true);
    }

    /** Commands of which all happen or none, each under a key of its own. */
    static PendingUnit allOrNone(AccountCommand... commands) {
        var requests = Stream.of(commands)
                .map(command -> request(UUID.randomUUID().toString(), command))
                .toList();
        return PendingUnit.of(new CommandBatch(requests, true, false));
    }

    @Override
    public void close() {
        lane.close();
    }

    private static CommandRequest request(String key, AccountCommand command) {
        return new CommandRequest(command, new CommandKey("teller", key), fingerprint(command), null, null, null);
    }

    private static byte[] fingerprint(AccountCommand command) {
        var bytes = new byte[32];
        new Random(command.toString().hashCode()).nextBytes(bytes);
        return bytes;
    }

    private static Entry entry(long cents) {
        return new Entry(new Money(cents, EUR), null, null, null);
    }
}
