package io.fundsledger.projector.reconciliation;

import static io.fundsledger.projector.reconciliation.ReconciledView.ACCOUNTS;
import static io.fundsledger.projector.reconciliation.ReconciledView.GENERAL_LEDGER;
import static io.fundsledger.projector.reconciliation.ReconciledView.TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.LogPosition;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryComparisonTest {

    private static final EntryKey KEY = new EntryKey(UUID.fromString("f0000000-0000-7000-8000-000000000001"), 7);
    private static final Map<Field, @Nullable String> TOLD =
            fields("AMOUNT=-1234", "CURRENCY=EUR", "POSITION=3:17", "DESCRIPTION=Rent");

    @Test
    void viewsThatTellTheSameAgree() {
        assertThat(compare(row(TOLD), row(without(TOLD, Field.DESCRIPTION)), row(TOLD)))
                .isEmpty();
    }

    @Test
    void theOddOneOfThreeIsNamed() {
        var findings = compare(row(TOLD), row(with(TOLD, Field.AMOUNT, "-1235")), row(TOLD));

        assertThat(findings).containsExactly(finding(Set.of(GENERAL_LEDGER), "amount"));
        assertThat(findings.getFirst().text())
                .isEqualTo("account f0000000-0000-7000-8000-000000000001 entry 7 at 3:17: amount in general-ledger");
    }

    @Test
    void whereOnlyTwoTellEitherMayBeWrong() {
        var findings =
                compare(row(TOLD), row(without(TOLD, Field.DESCRIPTION)), row(with(TOLD, Field.DESCRIPTION, null)));

        assertThat(findings).containsExactly(finding(Set.of(ACCOUNTS, TRANSACTIONS), "description"));
        assertThat(findings.getFirst().text())
                .doesNotContain("Rent")
                .endsWith("description in accounts or transactions");
    }

    @Test
    void whereAllTellSomethingElseAnyMayBeWrong() {
        assertThat(compare(row(TOLD), row(with(TOLD, Field.AMOUNT, "1")), row(with(TOLD, Field.AMOUNT, "2"))))
                .containsExactly(finding(EnumSet.allOf(ReconciledView.class), "amount"));
    }

    @Test
    void anEntryThatOneViewLacksIsMissingThere() {
        assertThat(compare(row(TOLD), row(TOLD), null)).containsExactly(finding(Set.of(TRANSACTIONS), "missing"));
    }

    @Test
    void anEntryThatOnlyOneViewHasWasAddedThere() {
        assertThat(compare(null, null, row(TOLD))).containsExactly(finding(Set.of(TRANSACTIONS), "added"));
    }

    @Test
    void whatDoesNotFollowFromTheSameViewIsItsOwn() {
        var contradicted = new EntryRow(KEY, new LogPosition(3, 17), TOLD, EnumSet.of(Field.BALANCE_AFTER));

        assertThat(compare(contradicted, row(TOLD), row(TOLD)))
                .containsExactly(finding(Set.of(ACCOUNTS), "balance-after"));
    }

    /** Java's own order of UUIDs is another. */
    @Test
    void entriesAreInTheOrderOfPostgresAndElasticsearch() {
        var ids = Stream.of(
                        "00000000-0000-0000-8000-000000000000",
                        "7fffffff-0000-4000-8000-000000000000",
                        "80000000-0000-4000-8000-000000000000",
                        "80000000-0000-4000-b000-000000000000",
                        "f0000000-0000-4000-8000-000000000000")
                .map(id -> new EntryKey(UUID.fromString(id), 1));

        assertThat(ids.toList()).isSorted();
    }

    private static List<Finding> compare(
            @Nullable EntryRow accounts, @Nullable EntryRow generalLedger, @Nullable EntryRow transactions) {
        return new EntryComparison()
                .add(ACCOUNTS, rows(accounts))
                .add(GENERAL_LEDGER, rows(generalLedger))
                .add(TRANSACTIONS, rows(transactions))
                .findings();
    }

    private static List<EntryRow> rows(@Nullable EntryRow row) {
        return row == null ? List.of() : List.of(row);
    }

    private static EntryRow row(Map<Field, @Nullable String> fields) {
        return new EntryRow(KEY, new LogPosition(3, 17), fields, Set.of());
    }

    private static Finding finding(Set<ReconciledView> views, String what) {
        return new Finding(
                new Subject.OfEntry(KEY.accountId(), KEY.version()),
                views,
                new TreeSet<>(Set.of(what)),
                new LogPosition(3, 17));
    }

    private static Map<Field, @Nullable String> fields(String... fields) {
        var map = new EnumMap<Field, @Nullable String>(Field.class);
        Stream.of(fields).map(field -> field.split("=", 2)).forEach(pair -> map.put(Field.valueOf(pair[0]), pair[1]));
        return map;
    }

    private static Map<Field, @Nullable String> with(
            Map<Field, @Nullable String> fields, Field field, @Nullable String value) {
        var changed = new EnumMap<Field, @Nullable String>(fields);
        changed.put(field, value);
        return changed;
    }

    private static Map<Field, @Nullable String> without(Map<Field, @Nullable String> fields, Field field) {
        var changed = new EnumMap<Field, @Nullable String>(fields);
        changed.remove(field);
        return changed;
    }
}
