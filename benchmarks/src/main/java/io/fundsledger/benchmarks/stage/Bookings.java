package io.fundsledger.benchmarks.stage;

import io.fundsledger.cli.rest.Booking;
import io.fundsledger.cli.rest.Command;
import io.fundsledger.cli.rest.LedgerClient;
import io.fundsledger.cli.rest.OpenAccount;
import io.fundsledger.cli.rest.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts and entries, made by the ledger itself from commands; the same ones from the same seed. */
public final class Bookings implements AutoCloseable {

    private static final int BATCH = 10_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
    private static final int DAYS = 3650;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CURRENCY = "EUR";

    private final LedgerClient client;
    private final Random random;
    private final Words words;

    public Bookings(Stage stage, long seed) {
        this.client = new LedgerClient(stage.commands(), "bench", PATIENCE);
        this.random = new Random(seed);
        this.words = new Words(random);
    }

    public List<UUID> open(int accounts) throws InterruptedException {
        var ids = Stream.generate(this::uuid).limit(accounts).toList();
        send(accounts, number -> open(ids.get(number), "owner-" + number % (accounts / 10 + 1)));
        return ids;
    }

    /** A deposit for each, large enough for whatever is taken out. */
    public void fund(List<UUID> accounts, String amount) throws InterruptedException {
        send(accounts.size(), number -> deposit(accounts.get(number), amount));
    }

    /** Entries of all accounts in turn: what was paid in is paid out in smaller parts. */
    public void move(List<UUID> accounts, int entries) throws InterruptedException {
        send(entries, number -> {
            var in = number / accounts.size() % 2 == 0;
            return entry(accounts.get(number % accounts.size()), in);
        });
    }

    /** A new account with so many lines on its statement. */
    public UUID accountOf(int lines) throws InterruptedException {
        var id = open(1).getFirst();
        send(lines, number -> entry(id, number % 2 == 0));
        return id;
    }

    public static LocalDate day(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private Command open(UUID id, String owner) {
        return Command.open(new OpenAccount(owner, CURRENCY, null, id, ""), id.toString());
    }

    private Command entry(UUID account, boolean in) {
        return in ? deposit(account, "100.00") : withdrawal(account);
    }

    private Command withdrawal(UUID account) {
        var amount = BigDecimal.valueOf(random.nextLong(1, 10_000), 2).toPlainString();
        return Command.withdraw(account, booking(amount), uuid().toString());
    }

    private Command deposit(UUID account, String amount) {
        return Command.deposit(account, booking(amount), uuid().toString());
    }

    private Booking booking(String amount) {
        return new Booking(
                amount,
                CURRENCY,
                day(random).toString(),
                words.category(),
                words.description(),
                words.counterparty(),
                "");
    }

    private void send(int commands, IntFunction<Command> command) throws InterruptedException {
        for (var from = 0; from < commands; from += BATCH) {
            var batch = IntStream.range(from, Math.min(from + BATCH, commands))
                    .mapToObj(command)
                    .toList();
            for (var answer : client.send(batch)) {
                if (answer instanceof Refused refused) {
                    throw new IllegalStateException("a command of the benchmark was refused: " + refused);
                }
            }
        }
    }

    private UUID uuid() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    @Override
    public void close() {
        client.close();
    }
}
