package io.fundsledger.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fundsledger.events.LogPosition;
import java.util.List;

@AnalyzeClasses(packages = "io.fundsledger.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> MONEY_OR_POSITION = resideInAPackage(
                    "io.fundsledger.events.money")
            .or(describe("LogPosition", type -> type.getName().equals(LogPosition.class.getName())));

    @ArchTest
    static final ArchRule QUERIES_DO_NOT_KNOW_EVENTS = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.fundsledger.events..").and(not(MONEY_OR_POSITION)));

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fundsledger.command..", "io.fundsledger.projector..", "io.fundsledger.localstack..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.fundsledger.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_SEARCH_KNOWS_ELASTICSEARCH = noClasses()
            .that()
            .resideOutsideOfPackage("io.fundsledger.query.search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic..", "org.springframework.data.elasticsearch..");

    @ArchTest
    static final ArchRule ONLY_PAGES_KNOW_PDF = noClasses()
            .that()
            .resideOutsideOfPackage("io.fundsledger.query.statement.document.pdf")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.openpdf..");

    /** What a document says does not depend on where it was read. */
    @ArchTest
    static final ArchRule DOCUMENTS_KNOW_NOTHING_BUT_WHAT_THEY_SAY = noClasses()
            .that()
            .resideInAPackage("io.fundsledger.query.statement.document..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.fundsledger.query..")
                    .and(not(resideInAPackage("io.fundsledger.query.statement.document.."))));

    /** The rules above say nothing about packages that are empty or renamed. */
    @ArchTest
    static void everyPackageIsThere(JavaClasses classes) {
        for (var name : List.of(
                "account",
                "change",
                "explanation",
                "hold",
                "statement",
                "statement.document",
                "statement.document.camt",
                "statement.document.pdf",
                "stream",
                "spending",
                "generalledger",
                "journal",
                "search",
                "freshness",
                "api")) {
            assertThat(classes.stream()
                            .filter(type -> type.getPackageName().equals("io.fundsledger.query." + name))
                            .count())
                    .as(name)
                    .isGreaterThan(3);
        }
        assertThat(classes.contain("io.fundsledger.query.freshness.Positions")).isTrue();
        assertThat(classes.get("io.fundsledger.query.freshness.Positions").getDirectDependenciesFromSelf())
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(LogPosition.class.getName()));
    }
}
