package io.fundsledger.command.api.problem;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.NotNow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal has a row, an example, a code of its own and a section in the documentation. */
class RefusalTableTest {

    @Test
    void everyRefusalHasAnExample() {
        var shown = RefusalExamples.all().stream().map(Object::getClass).collect(toSet());
        assertThat(shown).isEqualTo(leaves(Refusal.class).collect(toSet())).hasSizeGreaterThan(10);
    }

    @Test
    void everyRefusalHasACodeOfItsOwn() {
        assertThat(RefusalExamples.all().stream()
                        .map(refusal -> RefusalTable.problem(refusal).type()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void onlyWhatIsNotTheAccountsBusinessCanBeRepeatedUnchanged(Refusal refusal) {
        var problem = RefusalTable.problem(refusal);
        assertThat(problem.type().retryable()).isEqualTo(refusal instanceof NotNow);
        assertThat(problem.retryAfter() != null).isEqualTo(problem.type().retryable());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasASectionThatSaysItsStatus(ProblemType type) throws IOException {
        var documentation = Files.readString(Path.of(System.getProperty("ledger.home"), "docs/refusals.md"));
        var section = documentation.split("### " + type.code() + "\n", -1);
        assertThat(section).as("sections about " + type.code()).hasSize(2);
        if (type.status() == 503) {
            assertThat(documentation).containsSubsequence("## Not now", "503", "### " + type.code());
        } else {
            assertThat(section[1].strip()).startsWith(type.status() + ". ");
        }
    }

    @Test
    void theFiguresOfARefusalAreAmongItsMembers() {
        var members = ProblemWriter.members(ProblemExamples.of(ProblemType.INSUFFICIENT_FUNDS));
        assertThat(members)
                .containsEntry("type", "urn:funds-ledger:problem:insufficient-funds")
                .containsEntry("status", 422)
                .containsEntry("available", "87.66")
                .containsEntry("requested", "1000.00")
                .containsEntry("currency", "EUR");
    }

    static List<Refusal> refusals() {
        return RefusalExamples.all();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalTableTest::leaves)
                : Stream.of(type);
    }
}
