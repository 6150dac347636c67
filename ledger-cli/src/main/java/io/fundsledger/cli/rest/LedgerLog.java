package io.fundsledger.cli.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Whose log it is and how far it goes, as command-service shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LedgerLog(UUID ledgerId, int partitions, ZoneId timeZone, String hashFormat, List<Head> heads) {

    /**
     * How far a partition goes.
     *
     * @param position of its last event; 0 where there is none
     * @param hash of that event, 64 hexadecimal digits
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Head(int partition, long position, String hash) {}
}
