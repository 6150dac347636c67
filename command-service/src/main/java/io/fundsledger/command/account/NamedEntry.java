package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.EventType;
import io.fundsledger.events.OtherLeg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of the entry or hold that a command names: history which an account's state does not keep.
 *
 * @param event at that version of the account
 * @param settledBy the event that ended the hold or reversed the entry; null if there is none
 */
public record NamedEntry(AccountEvent event, @Nullable EventType settledBy) {

    /** Where the other leg is, if the event is one of a transfer: its account is reversed together with this one. */
    public Optional<OtherLeg> otherLeg() {
        if (event instanceof TransferSent sent) {
            return Optional.of(sent.other());
        }
        return event instanceof TransferReceived received ? Optional.of(received.other()) : Optional.empty();
    }
}
