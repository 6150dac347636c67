package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.plain.PgBench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large and how long a run is. */
final class Sizes {

    /** How long anything may take that is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int PARTS_OF_A_SWEEP = 3;

    @Option(names = "--accounts", paramLabel = "N", description = "For withdrawals. Default: ${DEFAULT-VALUE}.")
    int accounts = 10_000;

    @Option(names = "--transfer-accounts", paramLabel = "N", description = "For transfers. Default: ${DEFAULT-VALUE}.")
    int transferAccounts = 100_000;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Of pgbench's tables, in 100,000 balances. Default: ${DEFAULT-VALUE}.")
    int scale = 100;

    @Option(
            names = "--log-events",
            paramLabel = "N",
            description = "In the log that is not empty. Default: ${DEFAULT-VALUE}.")
    int logEvents = 10_000_000;

    @Option(
            names = "--verify-events",
            paramLabel = "N",
            description = "At least so many in the log that is verified. Default: ${DEFAULT-VALUE}.")
    int verifyEvents = 1_000_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a round is. Default: ${DEFAULT-VALUE}.")
    int seconds = 30;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds of each kind of command that do not count. Default: ${DEFAULT-VALUE}.")
    int warmUpSeconds = 20;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, by turns with the reference. Default: ${DEFAULT-VALUE}.")
    int rounds = 5;

    @Option(names = "--connections", paramLabel = "N", description = "For commands. Default: ${DEFAULT-VALUE}.")
    int connections = 64;

    @Option(
            names = "--only",
            paramLabel = "CASE",
            split = ",",
            description = "Only these of: ${COMPLETION-CANDIDATES}. Nothing is written then without --write.")
    Set<Question> only = EnumSet.allOf(Question.class);

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "Where to leave a profile of command-service for each case. Slows it down a little.")
    private @Nullable Path profile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Refuses sizes of which nothing comes, and a run without what it compares with. */
    void check() {
        if (IntStream.of(accounts, transferAccounts, scale, logEvents, verifyEvents, seconds, rounds, connections)
                .anyMatch(size -> size < 1)) {
            throw new ParameterException(command.commandLine(), "Sizes, rounds and seconds are at least 1");
        }
        if (Math.min(accounts, transferAccounts) < 2) {
            throw new ParameterException(command.commandLine(), "A transfer needs two accounts");
        }
        if (only.stream().anyMatch(Question::needsPgBench) && !PgBench.isThere()) {
            throw new ParameterException(
                    command.commandLine(),
                    "pgbench is not on the PATH (Debian: postgresql-contrib); --only BATCHES,VERIFY,LOG does without");
        }
    }

    boolean wants(Question question) {
        return only.contains(question);
    }

    boolean wantsAll() {
        return only.size() == Question.values().length;
    }

    Optional<Path> profile() {
        return Optional.ofNullable(profile);
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    /** How long a reference is tried with each number of clients. */
    Duration sweep() {
        return Duration.ofSeconds(Math.ceilDiv(seconds, PARTS_OF_A_SWEEP));
    }

    @Override
    public String toString() {
        return "%,d accounts, %,d for transfers, %d connections, pgbench of scale %d; %d rounds of %d s after %d s of warm-up"
                .formatted(accounts, transferAccounts, connections, scale, rounds, seconds, warmUpSeconds);
    }
}
