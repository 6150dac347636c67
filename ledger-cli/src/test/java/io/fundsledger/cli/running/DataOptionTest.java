package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataOptionTest {

    private static final Path PROJECT = Path.of("/closed/funds-ledger");

    @Test
    void aProjectKeepsItsOwnData() {
        assertThat(DataOption.usual(PROJECT, _ -> true)).isEqualTo(PROJECT.resolve(".ledger"));
    }

    @Test
    void whereTheServersCannotEnterTheProjectItsDataIsElsewhereUnderItsName() {
        assertThat(DataOption.usual(PROJECT, _ -> false))
                .isEqualTo(Path.of("/var/lib/funds-ledger/closed-funds-ledger"));
    }
}
