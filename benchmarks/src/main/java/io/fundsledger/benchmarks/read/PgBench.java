package io.fundsledger.benchmarks.read;

import io.fundsledger.localstack.Passwords;
import io.fundsledger.localstack.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code pgbench}, where the machine has it: what the same Postgres does without any service before it. */
record PgBench(PostgresServer postgres, Sizes sizes) {

    private static final String DATABASE = "pgbench";
    private static final int ROWS_A_SCALE = 100_000;
    private static final int PATIENCE_SECONDS = 120;
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

    /** For information, in words. */
    String selectOnly() throws IOException, InterruptedException {
        if (!isThere()) {
            return "pgbench is not on the PATH";
        }
        postgres.createViews(DATABASE);
        pgbench("-i", "-q", "-s", Integer.toString(Math.ceilDiv(sizes.accounts, ROWS_A_SCALE)));
        var clients = Integer.toString(sizes.connections);
        var said = pgbench("-S", "-n", "-M", "prepared", "-j", "2", "-c", clients, "-T", "" + sizes.seconds);
        var rate = RATE.matcher(said);
        return rate.find()
                ? "pgbench -S with %s clients: %,.0f/s".formatted(clients, Double.parseDouble(rate.group(1)))
                : "pgbench said no rate";
    }

    private static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    private String pgbench(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "-h", postgres.host(), "-U", "postgres"));
        command.addAll(List.of("-p", Integer.toString(postgres.port())));
        command.addAll(List.of(options));
        command.add(DATABASE);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", Passwords.SUPERUSER);
        var process = builder.start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return said;
        } finally {
            process.destroy();
        }
    }
}
