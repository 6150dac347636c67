package io.fundsledger.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "io.fundsledger.command";
    private static final JavaClasses SERVICE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(strings = {"account", "lane", "log", "api"})
    void thePackagesThatRulesSpeakOfAreThere(String name) {
        assertThat(SERVICE.stream().filter(type -> type.getPackageName().equals(ROOT + "." + name)))
                .hasSizeGreaterThan(5);
    }

    @Test
    void theRulesOfAnAccountArePure() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".account..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".account..", "io.fundsledger.events..", "java..", "org.jspecify..")
                .check(SERVICE);
    }

    @Test
    void theRulesOfAnAccountAskNeitherClockNorChance() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".account..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.concurrent..")
                .check(SERVICE);
    }

    @Test
    void theRestFaceKnowsNeitherSqlNorKafka() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "org.postgresql..",
                        "org.apache.kafka..")
                .check(SERVICE);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(SERVICE);
    }
}
