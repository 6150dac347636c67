package io.fundsledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.RunningCommandService;
import io.fundsledger.command.account.DeciderLedger;
import io.fundsledger.command.account.RulesLedger;
import io.fundsledger.command.account.RulesTable;
import io.fundsledger.command.account.RulesTable.Case;
import io.fundsledger.command.api.RestLedger.TableClock;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rules, tried on the running service over REST, which has to agree with the decider at every step. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class RulesOverRestTest {

    private static final TableClock CLOCK = new TableClock();
    private static RunningCommandService service;

    @BeforeAll
    static void start(StackSpace space) {
        service = RunningCommandService.startWith(
                InstantSource.class,
                CLOCK,
                space,
                "--ledger.write-events-of=release-0.2",
                "--ledger.expiry-sweep-every=1d");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Case> cases() {
        return RulesTable.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServiceKeepsTheRules(Case row) {
        row.tryOn(new SideBySide(new RestLedger(service, CLOCK), new DeciderLedger(), new TreeSet<>()));
    }

    /** Two ledgers that are told the same, and have to say the same. */
    private record SideBySide(RulesLedger tried, RulesLedger model, Set<String> accounts) implements RulesLedger {

        @Override
        public Outcome execute(Instruction instruction) {
            accounts.add(instruction.account());
            var outcome = tried.execute(instruction);
            assertThat(outcome).as("%s", instruction).isEqualTo(model.execute(instruction));
            accounts.forEach(this::figures);
            return outcome;
        }

        @Override
        public void pass(Duration time) {
            tried.pass(time);
            model.pass(time);
        }

        @Override
        public Figures figures(String account) {
            var figures = tried.figures(account);
            assertThat(figures).as(account).isEqualTo(model.figures(account));
            return figures;
        }
    }
}
