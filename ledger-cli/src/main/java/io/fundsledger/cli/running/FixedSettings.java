package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedgerBuilder;
import io.fundsledger.cli.local.LocalLedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is fixed in a ledger that was not founded here but made of another one's log; its services have to be told, since
 * they refuse to start with anything else.
 *
 * @param partitions of its log
 * @param timeZone in whose days value dates default
 */
record FixedSettings(int partitions, String timeZone) {

    void write(Path file) {
        try {
            Files.writeString(file, JsonMapper.shared().writeValueAsString(this));
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Tells the services of a ledger, if there is something to tell. */
    static void apply(Path file, LocalLedgerBuilder ledger) {
        if (Files.exists(file)) {
            read(file).apply(ledger);
        }
    }

    static FixedSettings read(Path file) {
        try {
            return JsonMapper.shared().readValue(Files.readString(file), FixedSettings.class);
        } catch (IOException | JacksonException e) {
            throw new LocalLedgerException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void apply(LocalLedgerBuilder ledger) {
        ledger.setting(LedgerService.COMMAND, "ledger.partitions", Integer.toString(partitions));
        ledger.setting(LedgerService.COMMAND, "ledger.time-zone", timeZone);
        ledger.setting(LedgerService.PROJECTOR, "ledger.time-zone", timeZone);
    }
}
