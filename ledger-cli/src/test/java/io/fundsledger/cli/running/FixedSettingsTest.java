package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.cli.local.LocalLedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedSettingsTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsWrittenIsRead() {
        var settings = new FixedSettings(64, "Europe/Prague");

        settings.write(folder.resolve("fixed.json"));

        assertThat(FixedSettings.read(folder.resolve("fixed.json"))).isEqualTo(settings);
    }

    @Test
    void halfAFileIsNotTakenForNone() throws IOException {
        var half = Files.writeString(folder.resolve("fixed.json"), "{\"partitions\":");

        assertThatThrownBy(() -> FixedSettings.read(half)).isInstanceOf(LocalLedgerException.class);
    }
}
