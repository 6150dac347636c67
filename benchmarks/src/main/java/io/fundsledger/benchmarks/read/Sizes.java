package io.fundsledger.benchmarks.read;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large and how long a run is. */
final class Sizes {

    /** What asks for one thing after the other uses so many, not to measure its own queue. */
    static final int FEW_CONNECTIONS = 4;

    /** How long anything may take that is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    static final int SHORT_STATEMENT = 100;

    @Option(names = "--accounts", paramLabel = "N", description = "Accounts. Default: ${DEFAULT-VALUE}.")
    int accounts = 100_000;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            description = "Entries on all accounts in turn. Default: ${DEFAULT-VALUE}.")
    int transactions = 1_000_000;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Lines on the statement of the long account. Default: ${DEFAULT-VALUE}.")
    int lines = 1_000_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long a round of requests is. Default: ${DEFAULT-VALUE}.")
    int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds of requests that do not count, to each service. Default: ${DEFAULT-VALUE}.")
    int warmUpSeconds = 60;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of requests, by turns with the reference. Default: ${DEFAULT-VALUE}.")
    int rounds = 5;

    @Option(
            names = "--load-rounds",
            paramLabel = "N",
            description = "Rounds of loading everything anew. Default: ${DEFAULT-VALUE}.")
    int loadRounds = 3;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "For balances and for commands. Default: ${DEFAULT-VALUE}.")
    int connections = 64;

    @Option(
            names = "--only",
            paramLabel = "CASE",
            split = ",",
            description = "Only these of: ${COMPLETION-CANDIDATES}. Nothing is written then without --write.")
    Set<Question> only = EnumSet.allOf(Question.class);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Refuses sizes of which nothing comes. */
    void check() {
        if (IntStream.of(accounts, transactions, lines, seconds, rounds, loadRounds, connections)
                .anyMatch(size -> size < 1)) {
            throw new ParameterException(command.commandLine(), "Sizes, rounds and seconds are at least 1");
        }
    }

    boolean wants(Question question) {
        return only.contains(question);
    }

    boolean wantsAll() {
        return only.size() == Question.values().length;
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    @Override
    public String toString() {
        return "%,d accounts, %,d transactions, %,d lines; %d rounds of %d s after %d s of warm-up, %d rounds of loading after one"
                .formatted(accounts, transactions, lines, rounds, seconds, warmUpSeconds, loadRounds);
    }
}
