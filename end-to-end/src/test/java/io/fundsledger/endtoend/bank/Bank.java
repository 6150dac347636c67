package io.fundsledger.endtoend.bank;

import static org.awaitility.Awaitility.await;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Few accounts and many clients, who all set to work at the same moments. */
public final class Bank implements AutoCloseable {

    private static final int CLIENTS = 16;
    private static final int ACCOUNTS = 30;
    private static final int MOST_REMEMBERED = 200_000;
    private static final Duration BETWEEN_WAVES = Duration.ofMillis(250);
    private static final Duration CATCHING_UP = Duration.ofMinutes(2);

    private final String name;
    private final History history = new History(MOST_REMEMBERED);
    private final Notebook notebook = new Notebook();
    private final Wire wire;
    private final List<BankAccount> accounts;
    private final List<Client> clients;

    /**
     * A bank of which nothing is open yet.
     *
     * @param name as no other bank of the ledger has; also the owner of its accounts
     * @param instances of command-service
     * @param patience how long a command is waited for
     */
    public Bank(String name, long seed, List<URI> instances, URI queries, Duration patience) {
        var random = new Random(seed);
        this.name = name;
        this.wire = new Wire(instances, queries, patience, history);
        this.accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> new BankAccount(
                        new UUID(random.nextLong(), random.nextLong()), Currency.of(number % 5 == 0 ? "JPY" : "EUR")))
                .toList();
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> client(number, new Random(random.nextLong())))
                .toList();
    }

    private Client client(int number, Random random) {
        return new Client(name + "-" + number, name, new Whims(random, accounts, notebook), wire, notebook);
    }

    /** Opens the accounts. */
    public void open() {
        for (var account : accounts) {
            var limit = Money.zero(account.currency());
            var opening = new Command(
                    name + "-0", "open-" + account.id(), new Operation.Open(account.id(), name, limit), null);
            if (!clients.getFirst().give(opening)) {
                throw new AssertionError("account %s could not be opened".formatted(account));
            }
        }
    }

    /** Lets all clients work; returns when each has finished what it had begun when it was told to end. */
    public void work(BooleanSupplier goOn) {
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var shifts = clients.stream()
                    .map(client -> threads.submit(() -> work(client, start, goOn)))
                    .toList();
            shifts.forEach(Bank::end);
        }
    }

    private void work(Client client, long start, BooleanSupplier goOn) {
        for (var wave = start; goOn.getAsBoolean() && !history.isFull(); wave = nextWave(start)) {
            LockSupport.parkNanos(wave - System.nanoTime());
            client.wave();
        }
    }

    private static long nextWave(long start) {
        var passed = (System.nanoTime() - start) / BETWEEN_WAVES.toNanos();
        return start + (passed + 1) * BETWEEN_WAVES.toNanos();
    }

    private static void end(Future<?> shift) {
        try {
            shift.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Reads all balances once more, when the views hold everything that was acknowledged. */
    public void readAll() {
        var token = notebook.token();
        await().atMost(CATCHING_UP).until(() -> wire.readViews(name, token, Duration.ofSeconds(10)));
    }

    public History history() {
        return history;
    }

    /** Whose accounts and commands are this bank's. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        wire.close();
    }
}
