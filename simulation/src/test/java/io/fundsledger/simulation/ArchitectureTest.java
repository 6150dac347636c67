package io.fundsledger.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.AccountDecider;
import io.fundsledger.events.AccountEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.fundsledger.simulation";
    private static final JavaClasses SIMULATION =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void theAuditIsThere() {
        assertThat(SIMULATION.stream().filter(type -> type.getPackageName().equals(ROOT + ".audit")))
                .hasSizeGreaterThan(5);
    }

    @Test
    void theAuditDoesNotAskTheCodeThatItLooksAt() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".audit..")
                .should()
                .callMethod(Account.class, "evolve", AccountEvent.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(AccountDecider.class)
                .check(SIMULATION);
    }

    @Test
    void nothingButTheSeedDecidesWhatHappens() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".*..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .check(SIMULATION);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SIMULATION);
    }
}
