package io.fundsledger.projector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.Projection;
import io.fundsledger.projector.projection.TableProjection;
import java.util.List;

@AnalyzeClasses(packages = "io.fundsledger.projector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fundsledger.command..", "io.fundsledger.query..", "io.fundsledger.localstack..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.fundsledger.projector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_VIEW_KNOWS_NOTHING_OF_HOW_IT_IS_FED = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.fundsledger.projector.accounts",
                    "io.fundsledger.projector.spending",
                    "io.fundsledger.projector.generalledger",
                    "io.fundsledger.projector.transactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.fundsledger.projector.api");

    @ArchTest
    static final ArchRule A_PROJECTION_IS_NAMED_AS_ONE = classes()
            .that()
            .implement(Projection.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveSimpleNameEndingWith("Projection");

    /** The rules above say nothing about packages that are empty or renamed. */
    @ArchTest
    static void everyPackageIsThere(JavaClasses classes) {
        for (var name : List.of(
                "projection", "accounts", "spending", "generalledger", "transactions", "reconciliation", "api")) {
            assertThat(classes.stream()
                            .filter(type -> type.getPackageName().equals("io.fundsledger.projector." + name))
                            .count())
                    .as(name)
                    .isGreaterThan(3);
        }
        for (var kind : List.of(TableProjection.class, IndexProjection.class)) {
            assertThat(classes.get(kind).getAllSubclasses())
                    .as(kind.getSimpleName())
                    .isNotEmpty();
        }
    }
}
