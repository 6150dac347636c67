package io.fundsledger.command.account;

import io.fundsledger.command.account.RulesTable.Case;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rules, tried on the decider. */
class AccountRulesTest {

    static Stream<Case> cases() {
        return RulesTable.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDeciderKeepsTheRules(Case row) {
        row.tryOn(new DeciderLedger());
    }
}
