package io.fundsledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ExitCode;

class TypedValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            statement a --month 2026-13   | --month   | '2026-13' is not a month such as 2026-10
            statement a --from 2026-02-30 | --from    | '2026-02-30' is not a day such as 2026-10-31
            export f --account me         | --account | 'me' is not an id: 32 hex digits in five groups
            statement a --url a:b:c:%     | --url     | 'a:b:c:%' is not an address such as http://127.0.0.1:8081
            """, quoteCharacter = '"')
    void whatCannotBeReadIsSaidWithAnExample(String line, String option, String why) {
        var said = new StringWriter();

        var code = LedgerCommand.commandLine().setErr(new PrintWriter(said)).execute(line.split(" "));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString().lines().findFirst().orElseThrow())
                .contains(option)
                .endsWith(why)
                .doesNotContain("java.");
    }
}
