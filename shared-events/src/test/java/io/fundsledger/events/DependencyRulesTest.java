package io.fundsledger.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.fundsledger.events.money.Money;
import org.junit.jupiter.api.Test;

/** Other teams add this jar to their build: it brings Jackson and JSpecify, and no more. */
class DependencyRulesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.fundsledger.events");

    @Test
    void theRulesLookAtTheModule() {
        assertThat(CLASSES.contain(RecordedEvent.class)).isTrue();
        assertThat(CLASSES.contain(Money.class)).isTrue();
        assertThat(CLASSES.contain(Recorded.class)).isFalse();
    }

    @Test
    void eventsNeedJacksonAndJSpecifyOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.fundsledger.events..",
                        "org.jspecify.annotations..",
                        "tools.jackson.core..",
                        "tools.jackson.databind..",
                        "com.fasterxml.jackson.annotation..")
                .check(CLASSES);
    }

    @Test
    void moneyNeedsNothing() {
        classes()
                .that()
                .resideInAPackage("io.fundsledger.events.money..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.fundsledger.events.money..")
                .check(CLASSES);
    }
}
