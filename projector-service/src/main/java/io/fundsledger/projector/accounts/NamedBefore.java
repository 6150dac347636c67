package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the events of a batch are about, and may have been there before it.
 *
 * @param holds that are ended
 * @param entries that are reversed
 */
record NamedBefore(Set<UUID> accounts, Set<AccountVersion> holds, Set<AccountVersion> entries) {

    static NamedBefore of(List<ProjectedEvent> events) {
        var named = new NamedBefore(new HashSet<>(), new HashSet<>(), new HashSet<>());
        events.forEach(projected -> named.add(projected.recorded().accountId(), projected.event()));
        return named;
    }

    private void add(UUID account, AccountEvent event) {
        accounts.add(account);
        switch (event) {
            case HoldCaptured captured -> holds.add(new AccountVersion(account, captured.holdId()));
            case HoldReleased released -> holds.add(new AccountVersion(account, released.holdId()));
            case HoldExpired expired -> holds.add(new AccountVersion(account, expired.holdId()));
            case EntryReversed reversed -> entries.add(new AccountVersion(account, reversed.entryId()));
            case AccountOpened none -> {}
            case MoneyDeposited none -> {}
            case MoneyWithdrawn none -> {}
            case TransferSent none -> {}
            case TransferReceived none -> {}
            case HoldPlaced none -> {}
            case OverdraftLimitChanged none -> {}
            case AccountFrozen none -> {}
            case AccountUnfrozen none -> {}
            case AccountClosed none -> {}
        }
    }
}
