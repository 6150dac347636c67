package io.fundsledger.projector.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever was recorded, and however long it went on: a balance of any moment is what adding up the events gives. */
@WithLocalStack(Component.POSTGRES)
class AnyMomentTest {

    private static final int PAIRS = 300;
    private static final int BLOCK = 256;
    private static final LocalDate END_OF_DAYS = LocalDate.of(9999, 12, 31);

    private static AccountViews views;

    @BeforeAll
    static void open(StackSpace space) {
        views = new AccountViews(space.another().views());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    /** 10,000 commands give each account more than 16 blocks, so that they are merged. */
    @ParameterizedTest
    @CsvSource({"700, 20", "10000, 700"})
    void anyInstantAndAnyDayGiveWhatTheEventsAddUpTo(int commands, int batch) throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        assertAnyMoment(seed, random, RandomHistory.ofTwoAccounts(random, now(), commands), batch);
    }

    @Test
    void soItIsWhereMergedBlocksAreMergedAgain() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        assertAnyMoment(seed, random, RandomHistory.ofDeposits(random, now(), BLOCK * 16 * 16 + 5_000), 5_000);

        assertThat(views.read("SELECT DISTINCT level FROM accounts_g1.block_total ORDER BY level"))
                .extracting(row -> row.get("level"))
                .containsExactly(0, 1, 2);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void assertAnyMoment(long seed, Random random, List<ProjectedEvent> events, int batch)
            throws IOException {
        var generation = views.make(1);
        for (var from = 0; from < events.size(); from += batch) {
            views.apply(events.subList(from, Math.min(events.size(), from + batch)), generation);
        }
        for (var account : PlainAccount.of(events)) {
            var ofAccount = events.stream()
                    .filter(event -> event.recorded().accountId().equals(account.id))
                    .toList();
            for (var pair = 0; pair < PAIRS; pair++) {
                var instant = instant(random, ofAccount);
                var day = day(random, account);
                assertThat(shown(account.id, instant, day))
                        .as("seed %d, account %s as of %s, dated up to %s", seed, account.id, instant, day)
                        .isEqualTo(expected(account, ofAccount, instant, day));
            }
        }
    }

    /** At, just before or just after something was recorded; one time in four the event that ends a block. */
    private static Instant instant(Random random, List<ProjectedEvent> events) {
        var event = random.nextInt(events.size());
        if (random.nextInt(4) == 0 && event >= BLOCK) {
            event = event / BLOCK * BLOCK - 1;
        }
        return events.get(event).recorded().recordedAt().plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
    }

    /** A day that an entry is dated, or one beside it, or one after all. */
    private static LocalDate day(Random random, PlainAccount account) {
        var dates = List.copyOf(account.valueDates.values());
        return random.nextInt(10) == 0
                ? END_OF_DAYS
                : dates.get(random.nextInt(dates.size())).plusDays(random.nextInt(-1, 2));
    }

    private static List<Object> expected(
            PlainAccount account, List<ProjectedEvent> events, Instant instant, LocalDate day) {
        var version = events.stream()
                .filter(event -> !event.recorded().recordedAt().isAfter(instant))
                .mapToLong(event -> event.recorded().accountVersion())
                .max()
                .orElse(0);
        return List.of(account.balance(version, END_OF_DAYS), account.balance(version, day));
    }

    private static List<Object> shown(UUID account, Instant instant, LocalDate day) {
        var row =
                views.read("""
                        SELECT coalesce((SELECT balance_after FROM views.statement_line l
                                         WHERE l.account_id = of.account AND l.version = of.version), 0) AS known,
                               views.balance_on(of.account, of.version, ?) AS dated
                        FROM (SELECT account, views.version_at(account, ?) AS version
                              FROM (SELECT ?::uuid AS account) AS asked) AS of""", day, instant.atOffset(ZoneOffset.UTC), account).getFirst();
        return List.of(Objects.requireNonNull(row.get("known")), dated(row).longValueExact());
    }

    private static BigDecimal dated(Map<String, @Nullable Object> row) {
        return (BigDecimal) Objects.requireNonNull(row.get("dated"));
    }
}
