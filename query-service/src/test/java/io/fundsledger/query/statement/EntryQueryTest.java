package io.fundsledger.query.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import io.fundsledger.query.Views.LineRow;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithLocalStack(Component.POSTGRES)
class EntryQueryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final UUID OTHER = UUID.fromString("3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b11");
    private static final UUID TRANSFER = UUID.fromString("3f0e9c1a-8a53-4a1c-9a59-0d5f0a6f7b12");

    private static Views views;
    private static RunningQueryService service;
    private static UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        service = RunningQueryService.on(space.views());
        account = views.put(AccountRow.of("owner", 0).at(6, 1300));
        views.put(new LineRow(account, 2, 2000, 2000, DAY, DAY, "salary"));
        views.put(new LineRow(account, 3, -700, 1300, DAY, DAY.plusDays(1), null));
        views.put(new LineRow(account, 5, 700, 2000, DAY, DAY, null));
        views.put(new LineRow(account, 6, -700, 1300, DAY, DAY, null));
        views.execute("""
                UPDATE accounts_g1.statement_line SET type = 'transfer-out', transfer_id = ?, other_account_id = ?,
                    reversed_by = 5, counterparty = 'Smith & Sons', reference = 'INV-7' WHERE version = 3""", TRANSFER, OTHER);
        views.execute("""
                UPDATE accounts_g1.statement_line SET type = 'reversal', transfer_id = ?, other_account_id = ?,
                    reverses = 3, reason = 'a mistake' WHERE version = 5""", TRANSFER, OTHER);
        views.execute("UPDATE accounts_g1.statement_line SET type = 'capture', hold_id = 4 WHERE version = 6");
        views.execute("UPDATE accounts_g1.statement_line SET channel = 'cash' WHERE version = 2");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anEntrySaysWhereTheMoneyWentAndWhatUndidIt() {
        var answer = service.get(path(3));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"accountId":"%s","entryId":3,"type":"transfer-out","amount":"-7.00","currency":"EUR",\
                        "balance":"13.00","valueDate":"2026-03-10","bookingDate":"2026-03-11",\
                        "recordedAt":"2026-03-11T12:00:00Z","transferId":"%s","otherAccountId":"%s","reversedBy":5,\
                        "description":"line 3","counterparty":"Smith & Sons","reference":"INV-7","eventId":"%s",\
                        "position":"5:1003"}""".formatted(account, TRANSFER, OTHER, Views.eventId(account, 3)));
    }

    @Test
    void aReversalSaysWhatItUndoesAndWhy() {
        var answer = service.get(path(5));

        assertThat(answer.text("/type")).isEqualTo("reversal");
        assertThat(answer.text("/amount")).isEqualTo("7.00");
        assertThat(answer.text("/reverses")).isEqualTo("3");
        assertThat(answer.text("/reason")).isEqualTo("a mistake");
        assertThat(answer.json().has("reversedBy")).isFalse();
    }

    @Test
    void aStatementSaysTheSameOfItsLines() {
        var answer = service.get("/v1/accounts/" + account + "/statement?by=booking");

        assertThat(answer.each("type")).containsExactly("deposit", "reversal", "capture", "transfer-out");
        assertThat(answer.each("channel")).containsExactly("cash", "", "", "");
        assertThat(answer.each("reverses")).containsExactly("", "3", "", "");
        assertThat(answer.each("reversedBy")).containsExactly("", "", "", "5");
        assertThat(answer.each("holdId")).containsExactly("", "", "4", "");
        assertThat(answer.each("transferId")).containsExactly("", "" + TRANSFER, "", "" + TRANSFER);
        assertThat(answer.each("otherAccountId")).containsExactly("", "" + OTHER, "", "" + OTHER);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 7})
    void whatMovedNoMoneyIsNoEntry(long version) {
        var answer = service.get(path(version));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("entry-not-found");
        assertThat(answer.text("/entryId")).isEqualTo("" + version);
        assertThat(answer.header("Ledger-Position")).isEqualTo("5:1100");
    }

    @Test
    void anUnknownAccountHasNoEntries() {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID() + "/entries/2");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+2", "02", "two", "9999999999999999999"})
    void whatCannotBeAnIdIsRefused(String entryId) {
        var answer = service.get("/v1/accounts/" + account + "/entries/" + entryId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("entryId");
    }

    @Test
    void anEntryIsWaitedFor() {
        var refused = service.get(path(3), "Ledger-Min-Position", "5:1101", "Prefer", "wait=0");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(service.get(path(3), "Ledger-Min-Position", "5:1100").status())
                .isEqualTo(200);
    }

    @Test
    void parametersAreNotForAnEntry() {
        assertThat(service.get(path(3) + "?currency=EUR").text("/errors/0/parameter"))
                .isEqualTo("currency");
    }

    private static String path(long entryId) {
        return "/v1/accounts/" + account + "/entries/" + entryId;
    }
}
