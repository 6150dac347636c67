package io.fundsledger.command.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a command is decided; also when its events are recorded.
 *
 * @param at in microseconds, never before the last event of the command's partitions
 * @param zone the ledger's time zone
 */
public record Moment(Instant at, ZoneId zone) {

    public LocalDate today() {
        return LocalDate.ofInstant(at, zone);
    }
}
