package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the README has a newcomer type, typed. */
@OnOneLedger
class FirstStepsTest {

    private static final String ADDRESSES = "commands=http://127.0.0.1:8081 queries=http://127.0.0.1:8083";

    private final LedgerApi ledger;

    @TempDir
    Path folder = Path.of("");

    FirstStepsTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void theWithdrawalIsReadBackAtOnceFromBothViews() throws Exception {
        var answers = type(Readme.firstSteps());

        assertThat(answers).hasSize(5);
        assertThat(answers.get(2).get("balance").asString()).isEqualTo("87.66");
        assertThat(answers.get(3).get("balance").asString()).isEqualTo("87.66");
        var newestCoffee = answers.get(4).get("items").get(0);
        assertThat(newestCoffee.get("accountId")).isEqualTo(answers.get(2).get("accountId"));
        assertThat(newestCoffee.get("amount").asString()).isEqualTo("-12.34");
    }

    @Test
    void whatIsNotThereCannotBeWithdrawn() {
        var account = ledger.open();
        ledger.deposit(account, "87.66").expect(201);

        var refused = ledger.withdraw(account, "1000.00").expect(422);

        assertThat(refused.text("code")).isEqualTo("insufficient-funds");
        assertThat(refused.text("available")).isEqualTo("87.66");
        assertThat(refused.text("requested")).isEqualTo("1000.00");
    }

    /** The answers, a line of JSON each. */
    private List<JsonNode> type(String steps) throws IOException, InterruptedException {
        assertThat(steps).contains(ADDRESSES);
        var here = steps.replace(ADDRESSES, "commands=%s queries=%s".formatted(ledger.commands(), ledger.queries()));
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said.lines().map(LedgerApi.json()::readTree).toList();
    }
}
