package io.fundsledger.endtoend;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** A made-up bank's bookings, the same for the same seed, with each account's balance after each row as it must be. */
final class SampleBookings {

    private static final String HEADER =
            "reference,account,value_date,type,amount,currency,category,description,counterparty,balance_after\n";
    private static final List<String> CATEGORIES = List.of("cash", "groceries", "rent", "salary", "");
    private static final List<String> TEXTS =
            List.of("Coffee", "\"Bread, butter\"", "Übertrag für März", "\"The \"\"Corner\"\" shop\"", "家賃", "");

    private final String name;
    private final int accounts;
    private final Random random;
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final String csv;

    /** @param name of the bank: its account numbers and references are its own */
    SampleBookings(String name, long seed, int accounts, int rows) {
        this.name = name;
        this.accounts = accounts;
        this.random = new Random(seed);
        this.csv = IntStream.range(0, rows).mapToObj(this::row).collect(Collectors.joining("\n", HEADER, "\n"));
    }

    Path writeTo(Path folder) throws IOException {
        var file = folder.resolve(name + ".csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private String row(int row) {
        var account = account(random.nextInt(accounts));
        var balance = balances.getOrDefault(account, new BigDecimal("0.00"));
        var withdraws = balance.signum() > 0 && random.nextInt(5) > 1;
        var limit = withdraws ? balance.unscaledValue().intValueExact() : 500_000;
        var amount = BigDecimal.valueOf(1 + random.nextInt(limit), 2);
        var after = withdraws ? balance.subtract(amount) : balance.add(amount);
        balances.put(account, after);
        return String.join(
                ",",
                name + "-" + row,
                account,
                LocalDate.of(2025, 1, 1).plusDays(row / 20).toString(),
                withdraws ? "withdrawal" : "deposit",
                amount.toPlainString(),
                "EUR",
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                TEXTS.get(random.nextInt(TEXTS.size())),
                "",
                after.toPlainString());
    }

    private String account(int number) {
        return name + "-account-" + number;
    }

    /** As an import's summary has it. */
    String sumOfBalances() {
        var sum = balances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.format(Locale.ROOT, "%,.2f", sum);
    }
}
