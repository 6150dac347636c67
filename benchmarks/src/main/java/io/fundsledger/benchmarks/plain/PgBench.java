package io.fundsledger.benchmarks.plain;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.localstack.Passwords;
import io.fundsledger.localstack.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code pgbench}, where the machine has it: what the same Postgres does without any service before it.
 *
 * @param folder for its words, empty and this one's own
 */
public record PgBench(PostgresServer postgres, Path folder) {

    public static final int ROWS_A_SCALE = 100_000;

    private static final String DATABASE = "pgbench";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** pgbench connects its clients within the time that it is given; on a busy machine that takes so long. */
    private static final int CONNECTED_A_SECOND = 32;

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final Pattern DONE = Pattern.compile("(?m)^number of transactions actually processed: (\\d+)");
    private static final String NONE_FAILED = "number of failed transactions: 0 ";

    public static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    /** Makes its tables anew. */
    public void makeTables(int scale) throws IOException, InterruptedException {
        postgres.createViews(DATABASE);
        run("making tables", Duration.ZERO, List.of("-i", "-q", "-s", Integer.toString(scale)));
    }

    /** Runs a script with so many clients, for the time given. */
    public Sample measure(PgBenchScript script, int clients, Duration time) throws IOException, InterruptedException {
        return measure(script, clients, time, List.of());
    }

    /** The same with the latency of each transaction, which costs it a line in a file. */
    public Sample measureEach(PgBenchScript script, int clients, Duration time)
            throws IOException, InterruptedException {
        var log = Files.createTempDirectory(folder, "latencies");
        var whole = measure(script, clients, time, List.of("--log", "--log-prefix=" + log.resolve("each")));
        return new Sample(whole.count(), 0, whole.seconds(), PgBenchLog.latencies(log), 0);
    }

    private Sample measure(PgBenchScript script, int clients, Duration time, List<String> more)
            throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of("-n", "-M", "prepared", "-c", Integer.toString(clients)));
        options.addAll(List.of("-j", Integer.toString(Math.min(2, clients))));
        options.addAll(List.of("-T", Long.toString(time.toSeconds() + clients / CONNECTED_A_SECOND)));
        options.addAll(script.options(folder));
        options.addAll(more);
        return sample(run(script.name(), time, options));
    }

    static Sample sample(String said) {
        var rate = RATE.matcher(said);
        var done = DONE.matcher(said);
        if (!rate.find() || !done.find() || !said.contains(NONE_FAILED)) {
            throw new IllegalStateException("pgbench said: " + said);
        }
        var count = Long.parseLong(done.group(1));
        return Sample.ofWhole(count, count / Double.parseDouble(rate.group(1)));
    }

    private String run(String what, Duration time, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "-h", postgres.host(), "-U", "postgres"));
        command.addAll(List.of("-p", Integer.toString(postgres.port())));
        command.addAll(options);
        command.add(DATABASE);
        Files.createDirectories(folder);
        var words = Files.createTempFile(folder, "said", "");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().put("PGPASSWORD", Passwords.SUPERUSER);
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.plus(time).toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("pgbench, " + what + ", failed: " + Files.readString(words));
            }
            return Files.readString(words);
        } finally {
            process.destroy();
        }
    }
}
