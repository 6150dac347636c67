package io.fundsledger.command.log;

import io.fundsledger.command.account.Refusal.CommandImported;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Where the log holds a command.
 *
 * @param parts all of its events, its own account's first
 * @param fingerprint of the command's content, 32 bytes; empty where the events came from an exported log
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedCommand(List<CommandPart> parts, byte[] fingerprint) {

    /** Whether its events came from an exported log, which tells neither its content nor what was answered to it. */
    public boolean isImported() {
        return fingerprint.length == 0;
    }

    /** What is said of it then. */
    public CommandImported importedAs(CommandKey key) {
        return new CommandImported(
                key.idempotencyKey(),
                parts.getFirst().accountId(),
                parts.getFirst().first());
    }

    /** From the row of the command's first event; one that says nothing of others is the only one. */
    static RecordedCommand read(ResultSet row) throws SQLException {
        var parts = EventMetadata.parts(row.getBytes("metadata"));
        var version = row.getLong("version");
        return new RecordedCommand(
                parts.isEmpty()
                        ? List.of(new CommandPart(row.getObject("account_id", UUID.class), version, version))
                        : parts,
                row.getBytes("fingerprint"));
    }
}
